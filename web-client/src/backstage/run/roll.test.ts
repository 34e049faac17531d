import { expect, test } from 'vitest';
import { rollOf, typedCount } from './roll';

test('one of the numbers is enough, and none is too little', () => {
  expect(rollOf(12, undefined)).toEqual({ present: 12 });
  expect(rollOf(undefined, 30)).toEqual({ entitled: 30 });
  expect(rollOf(12, 30)).toEqual({ present: 12, entitled: 30 });
  expect(rollOf(undefined, undefined)).toHaveProperty('problem');
});

test('numbers that no room can have are said beside their field', () => {
  expect(rollOf(1.5, 30)).toHaveProperty('field', 'present');
  expect(rollOf(12, -1)).toHaveProperty('field', 'entitled');
  expect(rollOf(31, 30)).toEqual({ field: 'entitled', problem: 'backstage.rollProblemMore' });
});

test.each(['1,000', '1.000', '1 000', '1\u202f000', '1’000', '١٬٠٠٠', '1000'])(
  '%s people are a thousand',
  (typed) => {
    expect(typedCount(typed)).toBe(1000);
  },
);

test('what is no number is not taken for an empty field', () => {
  expect(typedCount(' ')).toBeUndefined();
  expect(typedCount('12')).toBe(12);
  expect(rollOf(typedCount('12 and a half'), typedCount('30'))).toHaveProperty('field', 'present');
  expect(rollOf(typedCount('12'), typedCount('all'))).toHaveProperty('field', 'entitled');
});
