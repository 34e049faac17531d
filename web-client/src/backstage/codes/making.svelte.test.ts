import { expect, test } from 'vitest';
import type { Answer } from '../../connection/api';
import type { CodesMade } from '../../contract/contract.gen';
import { Making } from './making.svelte';

/** A server that answers when it is told to. */
function serverOf() {
  const asked: [number, string | undefined][] = [];
  const answers: (() => void)[] = [];
  const making = new Making((count, label) => {
    asked.push([count, label]);
    const batch = `b${asked.length}`;
    const value: CodesMade = { batch, codes: [`${batch}-code`] };
    const answer: Answer<CodesMade> = { ok: true, value, serverAheadMs: 0 };
    return new Promise((resolve) => answers.push(() => resolve(answer)));
  });
  return { asked, answers, making };
}

test('one batch is made at a time, and none takes the place of another', async () => {
  const { asked, answers, making } = serverOf();
  const first = making.make('50', ' Hall ');
  await making.make('50', 'Hall');
  expect([asked, making.busy]).toEqual([[[50, 'Hall']], true]);
  answers[0]!();
  await first;
  expect(making.busy).toBe(false);
  const second = making.make('2', '');
  answers[1]!();
  await second;
  expect(making.made).toEqual([
    { batch: 'b1', codes: ['b1-code'], label: 'Hall' },
    { batch: 'b2', codes: ['b2-code'], label: undefined },
  ]);
});

test.each([
  ['٥٠', 50],
  ['1,000', 1_000],
  ['5.000', 5_000],
])('the count is read as people type it: %s', (typed, count) => {
  const { asked, making } = serverOf();
  void making.make(typed, '');
  expect(asked).toEqual([[count, undefined]]);
});

test.each(['', 'many', '0', '-5', '2.5', '5001'])('what is no count is not sent: %j', async (typed) => {
  const { asked, making } = serverOf();
  await making.make(typed, '');
  expect([asked, making.busy, making.problem !== '']).toEqual([[], false, true]);
});

test('a refusal is said, and another batch can be asked for', async () => {
  const making = new Making(async () => ({
    ok: false,
    status: 409,
    error: { code: 'limit_reached', message: 'A hall has 20000 codes at most.' },
  }));
  await making.make('10', '');
  expect([making.made, making.busy, making.problem !== '']).toEqual([[], false, true]);
});
