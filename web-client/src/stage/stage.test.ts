import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollView, TallyView } from '../contract/contract.gen';
import { barLayout } from './bars';
import { cloudWords, steadyChance } from './cloud';
import { stageParameters } from './parameters';
import { reloadWaitMs } from './recovery';
import { runoffSteps } from './runoff';

describe('the layout of bars', () => {
  it('has room for every option, up to fifty, and letters never smaller than a projector can show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (options) => {
        const { columns, rows, scale } = barLayout(options);
        expect(columns * rows).toBeGreaterThanOrEqual(options);
        expect(rows).toBeLessThanOrEqual(17);
        expect(scale).toBeGreaterThan(0.8);
      }),
    );
  });

  it('never gives more options larger letters', () => {
    for (let options = 2; options <= 8; options++)
      expect(barLayout(options).scale).toBeLessThanOrEqual(barLayout(options - 1).scale);
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
      { counts: { a: 6, b: 3 }, exhausted: 1 },
    ],
  } as unknown as TallyView;

  it('keep every option in its place and say who leaves, who is out and who wins', () => {
    const [first, last] = runoffSteps(poll, tally);
    expect(first!.lines.map((line) => line.id)).toEqual(['a', 'b', 'c']);
    expect(first!.lines.map((line) => line.leaves)).toEqual([false, false, true]);
    expect(first!.lines.some((line) => line.wins)).toBe(false);
    expect(last!.lines.map((line) => line.out)).toEqual([false, false, true]);
    expect(last!.lines.map((line) => line.wins)).toEqual([true, false, false]);
  });

  it('are shares of the ballots that still rank somebody in the race', () => {
    expect(runoffSteps(poll, tally)[1]!.lines[0]!.share).toBeCloseTo(6 / 9);
    expect(runoffSteps(poll, tally)[1]!.exhausted).toBe(1);
  });

  it('name no winner where nobody has voted', () => {
    const empty = { ...tally, voters: 0, rounds: [{ counts: { a: 0, b: 0, c: 0 }, exhausted: 0 }] };
    expect(runoffSteps(poll, empty)[0]!.lines.some((line) => line.wins)).toBe(false);
  });
});

describe('the word cloud', () => {
  it('draws a more frequent word never smaller, and none larger than the wall', () => {
    const words = fc.array(
      fc.record({
        text: fc.string({ minLength: 1, maxLength: 40 }),
        count: fc.integer({ min: 1, max: 10_000 }),
      }),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(words, (counted) => {
        const sorted = [...counted].sort((x, y) => y.count - x.count);
        const shown = cloudWords(sorted, 1800, 800);
        expect(shown.length).toBe(Math.min(60, sorted.length));
        for (let i = 1; i < shown.length; i++) expect(shown[i]!.size).toBeLessThanOrEqual(shown[i - 1]!.size);
        expect(shown[0]!.size).toBeLessThanOrEqual(286);
      }),
    );
  });

  it('is laid out by the same chance every time', () => {
    const [one, two] = [steadyChance(), steadyChance()];
    for (let i = 0; i < 100; i++) {
      const drawn = one();
      expect(drawn).toBe(two());
      expect(drawn).toBeGreaterThanOrEqual(0);
      expect(drawn).toBeLessThan(1);
    }
  });
});

describe('the address of the wall', () => {
  it('makes it transparent and takes the QR code away', () => {
    expect(stageParameters('')).toEqual({ transparent: false, qr: true });
    expect(stageParameters('?background=transparent&qr=off')).toEqual({ transparent: true, qr: false });
  });
});

it('starts over less and less often, and at least once a minute', () => {
  expect([0, 1, 2].map(reloadWaitMs)).toEqual([2_000, 4_000, 8_000]);
  expect(reloadWaitMs(1000)).toBe(60_000);
});
