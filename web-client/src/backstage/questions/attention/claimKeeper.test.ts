import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../contract/contract.gen';
import { ClaimKeeper, renewMs, restMs, type Hold } from './claimKeeper';

const ok: Outcome = { ok: true, position: 1 };
let said: string[];
let hold: Hold;
let answer: () => Promise<Outcome>;
let keeper: ClaimKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  answer = () => Promise.resolve(ok);
  keeper = new ClaimKeeper({
    claim: (id) => (said.push(`claim ${id}`), answer()),
    release: (id) => Promise.resolve(said.push(`release ${id}`)),
    changed: (now) => (hold = now),
  });
});
afterEach(() => void vi.useRealTimers());

test('an item is claimed after a moment, renewed every 45 s while it is open, and given back', async () => {
  keeper.open('a');
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(restMs);
  expect(hold).toEqual({ state: 'mine', itemId: 'a' });
  await vi.advanceTimersByTimeAsync(2 * renewMs);
  expect(said).toEqual(['claim a', 'claim a', 'claim a']);
  keeper.leave();
  await vi.advanceTimersByTimeAsync(10 * renewMs);
  expect(said).toEqual(['claim a', 'claim a', 'claim a', 'release a']);
});

test('walking through a list claims only where it ends', async () => {
  for (const id of ['a', 'b', 'c']) {
    keeper.open(id);
    await vi.advanceTimersByTimeAsync(restMs / 2);
  }
  await vi.advanceTimersByTimeAsync(restMs);
  expect(said).toEqual(['claim c']);
});

test('what a colleague has is not asked for again, nor released', async () => {
  answer = () => Promise.resolve({ ok: false, error: { code: 'already_claimed', message: '' } });
  keeper.open('a', 0);
  await vi.advanceTimersByTimeAsync(3 * renewMs);
  expect(hold).toEqual({ state: 'taken', itemId: 'a' });
  keeper.leave();
  expect(said).toEqual(['claim a']);
});

test('a lost answer is asked for again with the next renewal', async () => {
  answer = () => Promise.resolve({ ok: false, error: { code: 'disconnected', message: '' } });
  keeper.open('a', 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(hold.state).toBe('asking');
  answer = () => Promise.resolve(ok);
  await vi.advanceTimersByTimeAsync(renewMs);
  expect(hold).toEqual({ state: 'mine', itemId: 'a' });
});

test('a claim that is granted after one has left is given back', async () => {
  let grant!: (outcome: Outcome) => void;
  answer = () => new Promise((resolve) => (grant = resolve));
  keeper.open('a', 0);
  await vi.advanceTimersByTimeAsync(0);
  keeper.leave();
  grant(ok);
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(['claim a', 'release a']);
  expect(hold).toEqual({ state: 'none' });
});

test('a verdict ends the claim by itself', async () => {
  keeper.open('a', 0);
  await vi.advanceTimersByTimeAsync(0);
  keeper.leave(true);
  expect(said).toEqual(['claim a']);
});
