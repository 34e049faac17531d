import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Grace, graceMs } from './grace.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const closing = { step: 'close', title: 'Library?' } as const;
const opening = { step: 'open', title: 'Harbour?' } as const;

test('what was pressed happens after a moment, and a second press meanwhile does nothing', async () => {
  const grace = new Grace();
  const done: string[] = [];
  void grace.begin(closing, async () => void done.push('close'));
  await vi.advanceTimersByTimeAsync(250);
  expect(await grace.begin(closing, async () => void done.push('close again'))).toBe(false);
  expect(await grace.begin(opening, async () => void done.push('open the next'))).toBe(false);
  expect([grace.pending, done]).toEqual([closing, []]);
  await vi.advanceTimersByTimeAsync(graceMs);
  expect([grace.pending, done]).toEqual([undefined, ['close']]);
});

test('what is taken back does not happen, and the next thing can be pressed', async () => {
  const grace = new Grace();
  const done: string[] = [];
  const first = grace.begin(closing, async () => void done.push('close'));
  await vi.advanceTimersByTimeAsync(graceMs - 1);
  grace.undo();
  expect(await first).toBe(false);
  const second = grace.begin(opening, async () => void done.push('open'));
  await vi.advanceTimersByTimeAsync(graceMs);
  expect(await second).toBe(true);
  expect(done).toEqual(['open']);
});
