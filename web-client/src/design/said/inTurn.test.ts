import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from './inTurn';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listener() {
  const heard: string[] = [];
  return { heard, tell: inTurn((text) => text && heard.push(text)) };
}

test('openings within ten seconds are all said, in their order', async () => {
  const { heard, tell } = listener();
  tell('New poll: A');
  tell('New poll: B');
  await vi.advanceTimersByTimeAsync(3_000);
  tell('Voting has closed: B');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(heard).toEqual(['New poll: A', 'New poll: B', 'Voting has closed: B']);
});

test('the same is said again where it happens again', async () => {
  const said: string[] = [];
  const tell = inTurn((text) => said.push(text));
  tell('New poll: A');
  tell('New poll: A');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toEqual(['New poll: A', '', 'New poll: A', '']);
});

test('of a flood the newest is heard within seconds', async () => {
  const { heard, tell } = listener();
  for (let i = 0; i < 50; i++) tell(`News ${i}`);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(heard.length).toBeLessThanOrEqual(5);
  expect(heard.at(-1)).toBe('News 49');
});
