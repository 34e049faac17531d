import { expect, test } from 'vitest';
import { countRows, grouped, newestFirst } from './record';

test('counts are lines by action and reason, the most frequent first', () => {
  expect(countRows({ hold: { none: 4 }, reject: { hate: 2, spam: 5 } })).toEqual([
    { action: 'reject', reason: 'spam', count: 5 },
    { action: 'reject', reason: 'hate', count: 2 },
    { action: 'hold', reason: undefined, count: 4 },
  ]);
});

test('entries stand with the newest first', () => {
  const entry = (at: string) => ({ at, action: 'hold', automated: true });
  const [old, fresh] = [entry('2026-01-01T10:00:00Z'), entry('2026-01-01T11:00:00Z')];
  expect(newestFirst([old, fresh])).toEqual([fresh, old]);
});

test('the seal is in groups that an eye can compare', () => {
  expect(grouped('0123456789abcdef0123')).toBe('01234567 89abcdef 0123');
  expect(grouped('')).toBe('');
});
