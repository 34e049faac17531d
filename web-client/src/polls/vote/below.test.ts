import { expect, test } from 'vitest';
import { hiddenBelow } from './below';

const rows = [0, 50, 100, 150].map((top) => ({ top, bottom: top + 40 }));

test('counts the options that end under what covers the screen’s end', () => {
  expect(hiddenBelow(rows, 500)).toBe(0);
  expect(hiddenBelow(rows, 190)).toBe(0);
  expect(hiddenBelow(rows, 170)).toBe(1);
  expect(hiddenBelow(rows, 95)).toBe(2);
  expect(hiddenBelow(rows, 0)).toBe(4);
});

test('one whose padding alone is covered can be read', () => expect(hiddenBelow(rows, 185)).toBe(0));
