import { describe, expect, test } from 'vitest';
import { parseNumber } from './parseNumber';

describe('a typed number', () => {
  test.each([
    ['12', 12],
    ['3,5', 3.5],
    ['3.5', 3.5],
    [' 1 200 ', 1200],
    ['٣٫٥', 3.5],
    ['۴۲', 42],
    ['−7', -7],
    ['.5', 0.5],
  ])('%s is understood', (typed, value) => expect(parseNumber(typed)).toBe(value));

  test.each(['', 'twelve', '1,2,3', '--1', '1e5'])('%j is none', (typed) =>
    expect(parseNumber(typed)).toBeUndefined(),
  );
});
