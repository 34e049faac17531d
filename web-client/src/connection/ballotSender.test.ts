import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CastBallot, Outcome } from '../contract/contract.gen';
import { BallotSender } from './ballotSender';
import { ballotOutbox, type Outbox, type SavedBallot } from './outbox';
import { forget, namesUnder } from './storage';

const saved = (id: string, choice: string, pollId = 'p', round = 1): SavedBallot => ({
  id,
  pollId,
  round,
  ballot: { choices: [choice] },
});

let outbox: Outbox<SavedBallot>;
let cast: CastBallot[];
let counted: SavedBallot[];
let answer: (ballot: CastBallot) => Promise<Outcome>;
let rounds: Record<string, number>;

const sender = () =>
  new BallotSender({
    outbox,
    cast: (ballot) => {
      cast.push(ballot);
      return answer(ballot);
    },
    roundOf: (pollId) => rounds[pollId] ?? null,
    counted: (each) => counted.push(each),
    changed: () => undefined,
    random: () => 0.5,
  });

const refused = (code: string): Promise<Outcome> =>
  Promise.resolve({ ok: false, error: { code, message: code } });

beforeEach(() => {
  vi.useFakeTimers();
  outbox = ballotOutbox('h');
  cast = [];
  counted = [];
  rounds = { p: 1, q: 1 };
  answer = () => Promise.resolve({ ok: true, position: 5 });
});

afterEach(() => {
  vi.useRealTimers();
  for (const name of namesUnder('')) forget(name);
});

describe('the outbox', () => {
  test('keeps one ballot a poll: the last one wins', () => {
    outbox.put(saved('1', 'a'));
    outbox.put(saved('2', 'b'));
    outbox.put(saved('3', 'c', 'q'));
    expect(outbox.all().map((each) => each.id)).toEqual(['2', '3']);
  });

  test('is the same for every tab of the device', () => {
    outbox.put(saved('1', 'a'));
    expect(ballotOutbox('h').of('p')?.id).toBe('1');
    expect(ballotOutbox('other').all()).toEqual([]);
  });
});

describe('a waiting ballot', () => {
  test('leaves when the server has counted it', async () => {
    outbox.put(saved('1', 'a'));
    await sender().flush();
    expect(counted.map((each) => each.id)).toEqual(['1']);
    expect(outbox.all()).toEqual([]);
  });

  test('stays, uncounted, when the connection broke before the answer', async () => {
    answer = () => refused('disconnected');
    outbox.put(saved('1', 'a'));
    await sender().flush();
    expect(counted).toEqual([]);
    expect(outbox.of('p')?.id).toBe('1');
  });

  test.each(['busy', 'unknown', 'rate_limited', 'not_ready', 'storage_low'])(
    'is sent again after %s',
    async (code) => {
      answer = () => refused(code);
      outbox.put(saved('1', 'a'));
      await sender().flush();
      expect(outbox.of('p')?.refused).toBeUndefined();
      answer = () => Promise.resolve({ ok: true });
      await vi.advanceTimersByTimeAsync(2_000);
      expect(counted.map((each) => each.id)).toEqual(['1']);
    },
  );

  test('that is refused stays to be shown and is not sent again', async () => {
    answer = () => refused('poll_closed');
    outbox.put(saved('1', 'a'));
    const one = sender();
    await one.flush();
    await one.flush();
    expect(cast).toHaveLength(1);
    expect(outbox.of('p')?.refused?.code).toBe('poll_closed');
  });

  test('replaced while it was under way is followed by its replacement', async () => {
    let finish!: (outcome: Outcome) => void;
    answer = () => new Promise((resolve) => (finish = resolve));
    outbox.put(saved('1', 'a'));
    const one = sender();
    const flushed = one.flush();
    await vi.advanceTimersByTimeAsync(0);
    outbox.put(saved('2', 'b'));
    void one.flush();
    answer = () => Promise.resolve({ ok: true });
    finish({ ok: true });
    await flushed;
    expect(cast.map((each) => each.ballot?.choices)).toEqual([['a'], ['b']]);
    expect(outbox.all()).toEqual([]);
  });

  test('for an earlier round of the poll is not sent into the new one', async () => {
    rounds.p = 2;
    outbox.put(saved('1', 'a'));
    await sender().flush();
    expect(cast).toEqual([]);
    expect(outbox.of('p')?.refused?.code).toBe('poll_restarted');
  });

  test('of a poll that is gone is dropped', async () => {
    outbox.put(saved('1', 'a', 'deleted'));
    await sender().flush();
    expect(outbox.all()).toEqual([]);
  });
});
