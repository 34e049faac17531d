import { expect, test } from 'vitest';
import { rollOf } from './roll';

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
