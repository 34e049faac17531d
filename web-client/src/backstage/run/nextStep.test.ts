import { describe, expect, test } from 'vitest';
import type { HallView, PollView } from '../../contract/contract.gen';
import { nextStep } from './nextStep';

const poll = (id: string, state: PollView['state'], more: Partial<PollView> = {}): PollView => ({
  id,
  kind: 'single',
  title: id,
  options: [],
  settings: {},
  state,
  resultsVisible: 'afterClose',
  round: 1,
  revision: 1,
  resultsShown: state === 'closed',
  tally: { pollId: id, position: 1, voters: 5 },
  ...more,
});

const hall = (
  polls: readonly PollView[],
  more: Partial<HallView> = {},
  state: 'draft' | 'open' | 'closed' = 'open',
): HallView => ({
  position: 1,
  hall: { id: 'h', title: 'Hall', state, languages: ['en'], joinCode: 'ABCDEF', revision: 1 },
  stage: { kind: 'join' },
  polls,
  questions: [],
  audience: 10,
  announcements: [],
  tickHz: 10,
  budgets: [],
  ...more,
});

test('after a poll comes what the running order says, and it says when the evening is over', () => {
  const items = [
    { id: 'i1', kind: 'poll', target: 'a' },
    { id: 'i2', kind: 'break', minutes: 15 },
    { id: 'i3', kind: 'poll', target: 'b' },
  ] as const;
  const polls = [poll('a', 'closed'), poll('b', 'draft')];
  const at = (at: string) => nextStep(hall(polls, { runningOrder: { items, revision: 1, at } }));
  expect(at('i1')).toEqual({ kind: 'scene', entry: items[1] });
  expect(at('i2')).toEqual({ kind: 'open', poll: polls[1] });
  const done = [poll('a', 'closed'), poll('b', 'closed')];
  expect(nextStep(hall(done, { runningOrder: { items, revision: 1, at: 'i3' } }))).toEqual({ kind: 'done' });
  // Also an evening without polls has an order.
  const alone = { items: [{ id: 'i9', kind: 'questions' }], revision: 1 } as const;
  expect(nextStep(hall([], { runningOrder: alone, audience: 3 }))).toEqual({
    kind: 'scene',
    entry: alone.items[0],
  });
});

const step = (view: HallView) => {
  const next = nextStep(view);
  return 'poll' in next ? [next.kind, next.poll.id] : [next.kind];
};

describe('what comes next', () => {
  test('is to write, to open the hall, to show the code, in this order', () => {
    expect(step(hall([], {}, 'draft'))).toEqual(['write']);
    expect(step(hall([poll('a', 'draft')], {}, 'draft'))).toEqual(['openHall']);
    const nobody = { stage: { kind: 'idle' }, audience: 0 } as const;
    expect(step(hall([poll('a', 'draft')], nobody))).toEqual(['showJoin']);
    expect(step(hall([poll('a', 'draft')]))).toEqual(['open', 'a']);
  });

  test('is to close what is open, also out of turn', () =>
    expect(step(hall([poll('a', 'draft'), poll('b', 'open')]))).toEqual(['close', 'b']));

  test('is to show a result while the wall still shows the question', () => {
    const stage = { kind: 'poll', id: 'a' } as const;
    expect(step(hall([poll('a', 'closed'), poll('b', 'draft')], { stage }))).toEqual(['showResult', 'a']);
    const unanswered = poll('a', 'closed', { tally: { pollId: 'a', position: 1, voters: 0 } });
    expect(step(hall([unanswered, poll('b', 'draft')], { stage }))).toEqual(['open', 'b']);
  });

  test('is to pick open answers before they are shown', () => {
    const stage = { kind: 'poll', id: 'a' } as const;
    const texts = (picked: boolean) =>
      poll('a', 'closed', {
        kind: 'text',
        tally: { pollId: 'a', position: 1, voters: 1, texts: [{ id: 'a-1', text: 'x', picked }] },
      });
    expect(step(hall([texts(false)], { stage }))).toEqual(['pick', 'a']);
    expect(step(hall([texts(true)], { stage }))).toEqual(['showResult', 'a']);
  });

  test('is the draft after the last poll that was run, then those that were skipped', () => {
    expect(step(hall([poll('a', 'draft'), poll('b', 'closed'), poll('c', 'draft')]))).toEqual(['open', 'c']);
    expect(step(hall([poll('a', 'draft'), poll('b', 'closed')]))).toEqual(['open', 'a']);
  });

  test('is nothing when all is done, and to reopen when the hall is closed', () => {
    expect(step(hall([poll('a', 'closed')]))).toEqual(['done']);
    expect(step(hall([poll('a', 'closed')], {}, 'closed'))).toEqual(['reopenHall']);
  });
});
