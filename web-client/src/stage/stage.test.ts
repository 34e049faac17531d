import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PollView, TallyView } from '../contract/contract.gen';
import { barLayout, choiceLayout } from './bars/bars';
import { binChart, placeOf } from '../polls/kinds/numeric/bins';
import { cloudWords, fitToRoom, sameWords } from '../polls/kinds/words/cloud';
import { optionShares } from '../polls/shares';
import { stageParameters } from './parameters';
import { isHarmless, reloadWaitMs, startOver } from './recovery';
import { roundAfterKey, roundMs, runoffSteps } from '../polls/kinds/ranking/runoff';

describe.each([
  ['bars', barLayout],
  ['choices', choiceLayout],
])('the layout of %s', (_, layoutOf) => {
  it('has room for every option, up to fifty, in no more rows than a room can read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (options) => {
        const { columns, rows } = layoutOf(options);
        expect(columns * rows).toBeGreaterThanOrEqual(options);
        expect(rows).toBeLessThanOrEqual(17);
      }),
    );
  });

  it('leaves no column empty', () => {
    for (let options = 1; options <= 50; options++) {
      const { columns, rows } = layoutOf(options);
      expect((columns - 1) * rows, `${options}`).toBeLessThan(options);
    }
  });
});

describe('the bins of a histogram', () => {
  const tally = (histogram: Record<string, number>, binWidth: number) =>
    ({ pollId: 'p', position: 1, voters: 9, histogram, binWidth }) as TallyView;

  it('stand where their edges are, with gaps where nobody answered', () => {
    const chart = binChart(tally({ '10': 2, '0': 4, '30': 1 }, 10))!;
    expect(chart.bins.map(({ edge, start, height }) => [edge, start, height])).toEqual([
      [0, 0, 1],
      [10, 0.25, 0.5],
      [30, 0.75, 0.25],
    ]);
    expect([chart.low, chart.high, chart.width]).toEqual([0, 40, 0.25]);
  });

  it('lie inside the whole, whatever edges come', () => {
    const edges = fc.dictionary(
      fc.integer({ min: -500, max: 500 }).map(String),
      fc.integer({ min: 1, max: 99 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(edges, (histogram) => {
        const chart = binChart(tally(histogram, 1))!;
        for (const { start, height } of chart.bins) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + chart.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(height).toBeLessThanOrEqual(1);
        }
        expect(chart.marks.length).toBeLessThanOrEqual(11);
        expect(chart.marks.every((mark) => placeOf(chart, mark) !== undefined)).toBe(true);
      }),
    );
  });

  it('are nothing before the first answer, and place no value outside', () => {
    expect(binChart(tally({}, 1))).toBeUndefined();
    const chart = binChart(tally({ '0': 1, '1': 1 }, 1))!;
    expect(placeOf(chart, 1)).toBe(0.5);
    expect(placeOf(chart, 3)).toBeUndefined();
    expect(placeOf(chart, undefined)).toBeUndefined();
  });
});

describe('the rounds of a runoff', () => {
  const poll = {
    options: ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() })),
  } as unknown as PollView;
  const tally = {
    voters: 10,
    winner: ['a'],
    rounds: [
      { counts: { a: 4, b: 3, c: 3 }, eliminated: ['c'], exhausted: 0 },
      { counts: { a: 6, b: 3 }, eliminated: ['b'], exhausted: 1 },
    ],
  } as unknown as TallyView;

  it('keep every option in its place and say who leaves, who is out and who wins', () => {
    const [first, last] = runoffSteps(poll, tally);
    expect(first!.lines.map((line) => line.id)).toEqual(['a', 'b', 'c']);
    expect(first!.lines.map((line) => line.leaves)).toEqual([false, false, true]);
    expect(first!.lines.some((line) => line.wins)).toBe(false);
    expect(last!.lines.map((line) => line.out)).toEqual([false, false, true]);
    expect(last!.lines.map((line) => line.wins)).toEqual([true, false, false]);
    expect(last!.lines.some((line) => line.leaves)).toBe(false);
  });

  it('are shares of everybody who voted, as phones and the report say them', () => {
    const last = runoffSteps(poll, tally)[1]!;
    expect(last.lines.map(({ length, percent }) => [length, percent])).toEqual([
      [0.6, 60],
      [0.3, 30],
      [0, 0],
    ]);
    expect(optionShares(poll, tally.rounds![1]!.counts, 10).map(({ percent }) => percent)).toEqual([
      60, 30, 0,
    ]);
    expect([last.exhausted, last.gone]).toEqual([1, 0.1]);
  });

  it('put the line where half of the ballots still in the race are: whose bar is past it has won', () => {
    const [first, last] = runoffSteps(poll, tally);
    expect([first!.half, last!.half]).toEqual([0.5, 0.45]);
    expect(last!.lines.filter(({ length }) => length > last!.half).map(({ id }) => id)).toEqual(['a']);
    expect(first!.lines.some(({ length }) => length > first!.half)).toBe(false);
  });

  it('stay long enough to read, and are all told within a minute', () => {
    for (let rounds = 1; rounds <= 15; rounds++) {
      expect(roundMs(rounds)).toBeGreaterThanOrEqual(1_500);
      expect(rounds * roundMs(rounds)).toBeLessThanOrEqual(60_000);
    }
  });

  it('can be stepped through by keys, never past the ends', () => {
    expect(roundAfterKey('ArrowRight', 0, 3)).toBe(1);
    expect(roundAfterKey('ArrowRight', 2, 3)).toBe(2);
    expect(roundAfterKey('ArrowLeft', 0, 3)).toBe(0);
    expect(roundAfterKey('End', 0, 3)).toBe(2);
    expect(roundAfterKey('Home', 2, 3)).toBe(0);
    expect(roundAfterKey('a', 1, 3)).toBe(1);
  });

  it('name no winner where nobody has voted', () => {
    const empty = { ...tally, voters: 0, rounds: [{ counts: { a: 0, b: 0, c: 0 }, exhausted: 0 }] };
    expect(runoffSteps(poll, empty)[0]!.lines.some((line) => line.wins)).toBe(false);
  });
});

describe('the word cloud', () => {
  const words = fc.uniqueArray(
    fc.record({
      text: fc.string({ minLength: 1, maxLength: 40 }),
      count: fc.integer({ min: 1, max: 10_000 }),
    }),
    { minLength: 1, maxLength: 200, selector: (word) => word.text },
  );

  it('draws a more frequent word never smaller', () => {
    fc.assert(
      fc.property(words, (counted) => {
        const sorted = [...counted].sort((x, y) => y.count - x.count);
        const scales = new Map(cloudWords(sorted).map((word) => [word.text, word.scale]));
        expect(scales.size).toBe(Math.min(60, sorted.length));
        const shown = sorted.slice(0, 60);
        for (let i = 1; i < shown.length; i++)
          expect(scales.get(shown[i]!.text)!).toBeLessThanOrEqual(scales.get(shown[i - 1]!.text)!);
        expect(scales.get(shown[0]!.text)).toBe(1);
      }),
    );
  });

  it('is the same while votes change neither which words there are nor their level', () => {
    const before = cloudWords([
      { text: 'trees', count: 100 },
      { text: 'quiet', count: 41 },
      { text: 'buses', count: 40 },
    ]);
    const after = cloudWords([
      { text: 'trees', count: 101 },
      { text: 'buses', count: 42 },
      { text: 'quiet', count: 41 },
    ]);
    expect(sameWords(before, after)).toBe(true);
    expect(sameWords(before, before.slice(1))).toBe(false);
  });

  it('fills its room and stays in it', () => {
    const side = fc.integer({ min: -900, max: 900 });
    const box = fc
      .tuple(side, side, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 90 }))
      .map(([left, top, w, h]) => ({ left, top, right: left + w, bottom: top + h }));
    fc.assert(
      fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
        const { zoom, middleX, middleY } = fitToRoom(boxes, 1800, 800);
        for (const { left, right, top, bottom } of boxes) {
          expect(Math.max(right - middleX, middleX - left) * zoom).toBeLessThanOrEqual(900 + 1e-6);
          expect(Math.max(bottom - middleY, middleY - top) * zoom).toBeLessThanOrEqual(400 + 1e-6);
        }
      }),
    );
  });
});

describe('the address of the wall', () => {
  it('makes it transparent and takes the QR code away', () => {
    const usual = { transparent: false, qr: true, ask: true, theme: undefined };
    expect(stageParameters('')).toEqual(usual);
    expect(stageParameters('?background=transparent&qr=off')).toEqual({
      ...usual,
      transparent: true,
      qr: false,
    });
    expect(stageParameters('?theme=light&ask=off')).toEqual({ ...usual, theme: 'light', ask: false });
    expect(stageParameters('?theme=pink')).toEqual(usual);
  });
});

it('starts over less and less often, and at least once a minute', () => {
  expect([0, 1, 2].map(reloadWaitMs)).toEqual([2_000, 4_000, 8_000]);
  expect(reloadWaitMs(1000)).toBe(60_000);
});

it('does not start over for a measurement that comes a frame late', () => {
  expect(isHarmless('ResizeObserver loop completed with undelivered notifications.')).toBe(true);
  expect(isHarmless('Uncaught TypeError: x is undefined')).toBe(false);
});

it('loads the page anew only once the server answers', async () => {
  vi.useFakeTimers();
  const reload = vi.fn();
  const answers = [
    Promise.reject(new Error('down')),
    Promise.resolve({ ok: false }),
    Promise.resolve({ ok: true }),
  ];
  answers[0]!.catch(() => undefined);
  const fetch = vi.fn(() => answers[fetch.mock.calls.length - 1]!);
  const page = {
    setTimeout: globalThis.setTimeout,
    fetch,
    location: { pathname: '/stage/HALL', reload },
    sessionStorage: { getItem: () => null, setItem: () => undefined },
  } as unknown as Window;
  try {
    startOver(page);
    startOver(page);
    await vi.advanceTimersByTimeAsync(2_000 + 4_000);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(reload).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});
