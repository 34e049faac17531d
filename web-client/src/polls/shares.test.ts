import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholePercents } from './shares';

test('percent figures of votes in one line each add up to 100 and are never off by a whole percent', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 50 }), (counts) => {
      const of = counts.reduce((sum, count) => sum + count, 0);
      const percents = wholePercents(counts, of);
      expect(percents.reduce((sum, each) => sum + each, 0)).toBe(of === 0 ? 0 : 100);
      for (const [at, count] of counts.entries())
        if (of > 0) expect(Math.abs(percents[at]! - (count * 100) / of)).toBeLessThan(1);
    }),
  );
});

test('the largest remainder is rounded up, and the earlier line where two are equal', () => {
  expect(wholePercents([1, 1, 1], 3)).toEqual([34, 33, 33]);
  expect(wholePercents([2, 1, 3, 0], 6)).toEqual([33, 17, 50, 0]);
});

test('where several could be chosen each share is rounded for itself', () => {
  expect(wholePercents([3, 2], 3)).toEqual([100, 67]);
  expect(wholePercents([0, 0], 0)).toEqual([0, 0]);
});
