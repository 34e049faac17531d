import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PhoneFace } from './face';
import { meet, met } from './meeting.svelte';
import { onPhone } from './onPhone';

const speakAlso = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../words/words.svelte', () => ({ speakAlso }));
vi.mock('./onPhone', () => ({ onPhone: { single: vi.fn(), rating: vi.fn(), text: vi.fn() } }));

const face = {} as PhoneFace;
const loads = vi.mocked(onPhone);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a kind is loaded once, with its words, when it is met', async () => {
  loads.single.mockResolvedValue({ phone: face });
  expect(met('single').state).toBe('loading');
  expect(loads.single).not.toHaveBeenCalled();
  meet('single');
  meet('single');
  await vi.runAllTimersAsync();
  expect(met('single')).toEqual({ state: 'here', face });
  expect(loads.single).toHaveBeenCalledTimes(1);
  expect(speakAlso).toHaveBeenCalledWith('single');
});

test('a kind that does not come at first is tried again, with the place kept', async () => {
  loads.rating.mockRejectedValueOnce(new Error('offline')).mockResolvedValue({ phone: face });
  meet('rating');
  await vi.advanceTimersByTimeAsync(0);
  await vi.runAllTimersAsync();
  expect(met('rating')).toEqual({ state: 'here', face });
  expect(loads.rating).toHaveBeenCalledTimes(2);
});

test('who waits long is told to load the page again, and gets the kind should it come after all', async () => {
  loads.text.mockRejectedValue(new Error('gone'));
  meet('text');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(met('text').state).toBe('newer');
  loads.text.mockResolvedValue({ phone: face });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(met('text').state).toBe('here');
});

test('a kind of a newer server is never another kind’s form', () => {
  for (const kind of ['holograms', 'toString']) {
    meet(kind);
    expect(met(kind)).toEqual({ state: 'newer' });
  }
});
