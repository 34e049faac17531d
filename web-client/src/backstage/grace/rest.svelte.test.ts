import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../desk.svelte';
import { doNext } from '../run/doNext';
import { Rest, restMs } from './rest.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a scene is sent at once, and a second press does not send the one after it', async () => {
  const sent: string[] = [];
  const desk = {
    rest: new Rest(),
    run: async (_: string, { item }: { item: string }) => {
      sent.push(item);
      return { ok: true };
    },
  } as unknown as Desk;
  const send = (id: string) => doNext(desk, { kind: 'scene', entry: { id, kind: 'questions' } });
  await send('first');
  expect([sent, desk.rest.on]).toEqual([['first'], true]);
  await vi.advanceTimersByTimeAsync(300);
  await send('second');
  expect(sent).toEqual(['first']);
  await vi.advanceTimersByTimeAsync(restMs);
  await send('second');
  expect(sent).toEqual(['first', 'second']);
});

test('the rest begins when the step is done, and ends also where it failed', async () => {
  const rest = new Rest();
  let fail = () => {};
  const failed = rest.after(() => new Promise((_, reject) => (fail = () => reject(new Error('gone')))));
  await vi.advanceTimersByTimeAsync(2 * restMs);
  expect(rest.on).toBe(true);
  fail();
  await expect(failed).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(restMs);
  expect(rest.on).toBe(false);
});
