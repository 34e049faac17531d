import { expect, test } from 'vitest';
import { Admission } from './admission';

const refused = { ok: false, error: { code: 'superseded', message: '' }, fence: 7 };

test('what was superseded is sent once more under the fence that was offered, and so is all that follows', async () => {
  const sent: unknown[] = [];
  const answers: unknown[] = [refused, { ok: true }, { ok: true }];
  const invoke = (argument: unknown) => (sent.push(argument), Promise.resolve(answers.shift()));
  const admission = new Admission();

  expect(await admission.send('CastBallot', { pollId: 'P1' }, invoke)).toEqual({ ok: true });
  await admission.send('Upvote', { questionId: 'Q1', on: true }, invoke);
  expect(sent).toEqual([
    { pollId: 'P1' },
    { pollId: 'P1', fence: 7 },
    { questionId: 'Q1', on: true, fence: 7 },
  ]);
});

test('a page that is superseded twice hears of it instead of going on for ever', async () => {
  let calls = 0;
  const answer = await new Admission().send('CastBallot', {}, () => (calls++, Promise.resolve(refused)));

  expect(answer).toEqual(refused);
  expect(calls).toBe(2);
});

test('an offer with another refusal is kept for the next attempt', async () => {
  const sent: unknown[] = [];
  const busy = { ok: false, error: { code: 'busy', message: '' }, fence: 7 };
  const invoke = (argument: unknown) => (
    sent.push(argument),
    Promise.resolve(sent.length === 1 ? busy : { ok: true })
  );
  const admission = new Admission();

  await admission.send('CastBallot', { pollId: 'P1' }, invoke);
  await admission.send('CastBallot', { pollId: 'P1' }, invoke);
  expect(sent).toEqual([{ pollId: 'P1' }, { pollId: 'P1', fence: 7 }]);
});

test('other methods name nothing', async () => {
  const sent: unknown[] = [];
  await new Admission().send(
    'React',
    { reaction: 'clap' },
    (argument) => (sent.push(argument), Promise.resolve(refused)),
  );

  expect(sent).toEqual([{ reaction: 'clap' }]);
});
