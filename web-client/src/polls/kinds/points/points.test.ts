import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PollDraft, PollSettings, PollView, TallyView } from '../../../contract/contract.gen';
import { sameBallot } from '../../ballot';
import { leftOf, pointFacts, pointShares, stepOf, stepped } from './ballot';
import { desk } from './desk';

const poll = (settings: PollSettings = {}): PollView => ({
  id: 'p',
  kind: 'points',
  title: 'Spread',
  options: ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() })),
  settings,
  state: 'open',
  resultsVisible: 'live',
  round: 1,
  revision: 1,
  resultsShown: true,
});
const { problem, essence } = desk.phone;

describe('a spread of points', () => {
  const fits: [PollSettings, Record<string, number>][] = [
    [{}, { a: 100 }],
    [{}, { a: 1 }],
    [
      { points: 10, spendAll: true },
      { a: 4, b: 6 },
    ],
    [{ maxPerOption: 40 }, { a: 40, b: 40, c: 20 }],
  ];
  test.each(fits)('under %j fits', (settings, points) =>
    expect(problem(poll(settings), { points })).toBeUndefined(),
  );

  const misfits: [PollSettings, Record<string, number>, string][] = [
    [{}, {}, 'points.problemNone'],
    [{}, { a: 0 }, 'points.problemNone'],
    [{}, { a: 60, b: 41 }, 'points.problemOver'],
    [{}, { a: 1.5 }, 'points.problemWhole'],
    [{}, { a: NaN }, 'points.problemWhole'],
    [{}, { a: -1, b: 2 }, 'points.problemWhole'],
    [{ maxPerOption: 40 }, { a: 41 }, 'points.problemMost'],
    [{ spendAll: true }, { a: 99 }, 'points.problemLeft'],
  ];
  test.each(misfits)('under %j that is %j is told why', (settings, points, key) =>
    expect(problem(poll(settings), { points })?.key).toBe(key),
  );

  test('is the same with zeros and in any order', () => {
    expect(sameBallot(essence, { points: { a: 1, b: 2 } }, { points: { b: 2, c: 0, a: 1 } })).toBe(true);
    expect(sameBallot(essence, { points: { a: 1 } }, { points: { a: 2 } })).toBe(false);
  });

  test('says what is left, also below nothing, and what is no number counts for none', () => {
    expect(leftOf(poll({ points: 10 }), undefined)).toBe(10);
    expect(leftOf(poll({ points: 10 }), { points: { a: 12 } })).toBe(-2);
    expect(leftOf(poll({ points: 10 }), { points: { a: 3, b: NaN } })).toBe(7);
  });

  test('is given in steps of which about twenty give all, that never leave what may be given', () => {
    expect([1, 10, 100, 1000].map(stepOf)).toEqual([1, 1, 5, 50]);
    expect([stepped(7, 5, 100), stepped(7, -5, 100), stepped(98, 5, 99), stepped(0, -5, 9)]).toEqual([
      10, 5, 99, 0,
    ]);
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 50 }), fc.nat(1000), (value, step, most) => {
        for (const by of [step, -step]) {
          const next = stepped(value, by, most);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('the result', () => {
  const tally: TallyView = {
    pollId: 'p',
    position: 1,
    voters: 3,
    counts: { a: 150, b: 50 },
    givers: { a: 3, b: 1 },
    medians: { a: 50, b: 50 },
  };

  test('shows each option’s share of all points given, with bars as long as the share', () => {
    expect(
      pointShares(poll(), tally).map(({ id, count, share, length }) => [id, count, share, length]),
    ).toEqual([
      ['a', 150, 0.75, 0.75],
      ['b', 50, 0.25, 0.25],
      ['c', 0, 0, 0],
    ]);
  });

  test('says median and givers only where somebody gave', () => {
    expect(Object.keys(pointFacts(poll(), tally))).toEqual(['a', 'b']);
    expect(
      pointShares(poll(), { pollId: 'p', position: 1, voters: 0 }).every((each) => each.share === 0),
    ).toBe(true);
  });
});

describe('a draft', () => {
  const fields = (settings: PollSettings) => {
    const found: string[] = [];
    const draft: PollDraft = {
      kind: 'points',
      title: 'T',
      options: [{ text: 'A' }, { text: 'B' }],
      settings,
    };
    desk.problems(draft, (field) => found.push(field));
    return found;
  };
  test.each<[PollSettings, string[]]>([
    [{}, []],
    [{ points: 1000, maxPerOption: 1000 }, []],
    [{ points: 0 }, ['settings.points']],
    [{ points: 1001 }, ['settings.points']],
    [{ maxPerOption: 101 }, ['settings.maxPerOption']],
    [{ maxPerOption: 49, spendAll: true }, ['settings.maxPerOption']],
    [{ maxPerOption: 50, spendAll: true }, []],
  ])('with %j is told so at %j', (settings, expected) => expect(fields(settings)).toEqual(expected));
});
