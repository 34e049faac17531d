import { describe, expect, test } from 'vitest';
import { typable } from './numbers';
import { parseNumber, readNumber } from './parseNumber';

describe('a typed number', () => {
  test.each([
    ['12', 12],
    ['3,5', 3.5],
    ['3.5', 3.5],
    [' 1 200 ', 1200],
    ['1’200', 1200],
    ['٣٫٥', 3.5],
    ['١٬٢٠٠', 1200],
    ['۴۲', 42],
    ['−7', -7],
    ['.5', 0.5],
    ['5.', 5],
    ['１２３', 123],
    ['－１．５', -1.5],
    ['१२', 12],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
  ])('%s is understood in every language', (typed, value) => {
    for (const language of ['en', 'de', 'fr', 'ar', 'sw'])
      expect(readNumber(typed, language)).toEqual([value]);
  });

  test.each(['', 'twelve', '1,2,3', '--1', '1e5', '1,23,456', '.', '1.2,3.4', '1,234.567,8'])(
    '%j is none',
    (typed) => expect(parseNumber(typed)).toBeUndefined(),
  );

  test.each([
    ['1,000', 'en', [1000, 1]],
    ['1,000', 'de', [1, 1000]],
    ['1.000', 'en', [1, 1000]],
    ['1.000', 'de', [1000, 1]],
    ['12.345', 'es', [12345, 12.345]],
    ['-1,500', 'sw', [-1500, -1.5]],
  ])('%s in %s can be two numbers, the likelier first', (typed, language, values) =>
    expect(readNumber(typed, language)).toEqual(values),
  );
});

describe.each(['en', 'ar', 'ar-EG', 'es', 'fr', 'sw', 'de', 'fa', 'sv'])('in %s', (language) => {
  test.each([0, 1234, 1_000_000, 1234.5, -1234, -0.25])('%d in a field is read back as the same', (value) =>
    expect(parseNumber(typable(value, 6, language))).toBe(value),
  );
});
