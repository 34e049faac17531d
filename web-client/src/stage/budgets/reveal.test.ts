import { expect, test } from 'vitest';
import { columnsFor, lettersFor, mostRows, paceFor } from './reveal';

test('what is on the wall can be read from the last row, however many projects there are', () => {
  for (let rows = 0; rows <= 200; rows++) {
    expect(lettersFor(rows)).toBeGreaterThanOrEqual(1.05);
    expect(Math.ceil(Math.min(rows, mostRows) / columnsFor(rows)) * lettersFor(rows)).toBeLessThanOrEqual(14);
  }
});

test('winners come one by one, all within about half a minute or as fast as one can follow', () => {
  expect(paceFor(1)).toBe(2_500);
  expect(paceFor(40)).toBe(750);
  expect(paceFor(200)).toBe(400);
});
