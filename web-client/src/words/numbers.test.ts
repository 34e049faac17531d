import { describe, expect, test } from 'vitest';
import { typable } from './numbers';
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

describe.each(['en', 'ar', 'ar-EG', 'es', 'fr', 'sw', 'de', 'fa', 'sv'])('in %s', (language) => {
  test.each([0, 1234, 1_000_000, 1234.5, -1234, -0.25])('%d in a field is read back as the same', (value) =>
    expect(parseNumber(typable(value, 6, language))).toBe(value),
  );
});
