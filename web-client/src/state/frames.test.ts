import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  DeskView,
  HallDelta,
  HallView,
  PollView,
  QuestionView,
  TallyView,
} from '../contract/contract.gen';
import { applyDelta, ballotIn, inOrder, upsert, withBallot, without } from './frames';

const poll = (id: string, more: Partial<PollView> = {}): PollView => ({
  id,
  kind: 'single',
  title: id,
  options: [],
  settings: {},
  state: 'open',
  resultsVisible: 'live',
  round: 1,
  revision: 1,
  resultsShown: false,
  ...more,
});

const view = (position: number, polls: readonly PollView[]): HallView => ({
  position,
  hall: { id: 'h', title: 'Hall', state: 'open', languages: ['en'], joinCode: 'ABCDEF', revision: 1 },
  stage: { kind: 'idle' },
  polls,
  questions: [],
  audience: 0,
  announcements: [],
  tickHz: 10,
  budgets: [],
});

const question = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  text: id,
  state: 'published',
  revision: 1,
  upvotes: 0,
  askedAt: '2026-01-01T10:00:00Z',
  ...more,
});

function folded(before: HallView, delta: HallDelta): HallView {
  const applied = applyDelta(before, delta);
  if (applied.result !== 'applied') throw new Error(applied.result);
  return applied.view;
}

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
const items = ids.map((all) => all.map((id) => ({ id })));

describe('a delta', () => {
  test('that starts where the view stands is applied', () => {
    const applied = applyDelta(view(4, [poll('a')]), { from: 4, position: 6, audience: 12 });
    expect(applied).toMatchObject({ result: 'applied', view: { position: 6, audience: 12 } });
  });

  test('without a view, or from a later position, is a gap', () => {
    expect(applyDelta(undefined, { from: 0, position: 1 }).result).toBe('gap');
    expect(applyDelta(view(4, []), { from: 5, position: 6 }).result).toBe('gap');
  });

  test('that a keyframe already contains is stale', () => {
    expect(applyDelta(view(9, []), { from: 5, position: 7 }).result).toBe('stale');
  });

  test('puts tallies into their polls and leaves the others as they are', () => {
    const before = view(1, [poll('a'), poll('b')]);
    const tally: TallyView = { pollId: 'b', position: 2, voters: 3, counts: { x: 3 } };
    const applied = applyDelta(before, { from: 1, position: 2, tallies: [tally] });
    if (applied.result !== 'applied') throw new Error(applied.result);
    expect(applied.view.polls[0]).toBe(before.polls[0]);
    expect(applied.view.polls[1]!.tally).toBe(tally);
  });

  test('replaces a poll as a whole: a hidden result does not linger', () => {
    const before = view(1, [poll('a', { tally: { pollId: 'a', position: 1, voters: 1 } })]);
    const applied = applyDelta(before, { from: 1, position: 2, polls: [poll('a')] });
    expect(applied).toMatchObject({ result: 'applied' });
    expect(applied.result === 'applied' && applied.view.polls[0]!.tally).toBeUndefined();
  });

  test('with nothing in it keeps every list identical', () => {
    const before = view(1, [poll('a')]);
    const applied = applyDelta(before, { from: 1, position: 2 } satisfies HallDelta);
    expect(applied.result === 'applied' && applied.view.polls).toBe(before.polls);
  });

  test('updates questions where they stand, appends new ones and takes out those that went', () => {
    const before = { ...view(1, []), questions: [question('a'), question('b'), question('c')] };
    const changed = question('b', { upvotes: 7 });
    const after = folded(before, {
      from: 1,
      position: 2,
      questions: [changed, question('d')],
      removedQuestions: ['c'],
    });
    expect(after.questions.map((each) => each.id)).toEqual(['a', 'b', 'd']);
    expect(after.questions[0]).toBe(before.questions[0]);
    expect(after.questions[1]).toBe(changed);
  });

  test('replaces a question as a whole: a redacted text or a retracted note does not linger', () => {
    const before = {
      ...view(1, []),
      questions: [question('a', { context: [{ id: 'n', text: 'Note', sources: ['https://x.org'] }] })],
    };
    const redacted = question('a', { text: '', state: 'redacted', reason: 'illegal' });
    expect(folded(before, { from: 1, position: 2, questions: [redacted] }).questions).toEqual([redacted]);
  });

  test('keeps questions, board and desk by reference when it says nothing about them', () => {
    const board = { open: true, moderation: 'post', anonymous: true, total: 1, publicLog: true } as const;
    const desk = { counts: {}, openFlags: 0, openAppeals: 0 } as unknown as DeskView;
    const before = { ...view(1, []), questions: [question('a')], board, desk };
    const after = folded(before, { from: 1, position: 2, removedQuestions: ['never seen'] });
    expect(after.questions).toBe(before.questions);
    expect(after.board).toBe(board);
    expect(after.desk).toBe(desk);
    const closed = { ...board, open: false };
    expect(folded(after, { from: 2, position: 3, board: closed }).board).toBe(closed);
  });

  test('never changes the view it is applied to', () => {
    fc.assert(
      fc.property(items, items, ids, ids, (had, changes, removed, order) => {
        const before = view(
          1,
          had.map(({ id }) => poll(id)),
        );
        const copy = structuredClone(before);
        applyDelta(before, {
          from: 1,
          position: 2,
          polls: changes.map(({ id }) => poll(id, { title: 'new' })),
          removedPolls: removed,
          pollOrder: order,
        });
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe('lists', () => {
  test('an upsert holds every id once, with the newest value', () => {
    fc.assert(
      fc.property(items, items, (had, changes) => {
        const result = upsert(had, changes);
        expect(new Set(result.map((item) => item.id)).size).toBe(result.length);
        for (const change of changes) expect(result).toContain(change);
        expect(result.slice(0, had.length).map((item) => item.id)).toEqual(had.map((item) => item.id));
      }),
    );
  });

  test('an upsert is idempotent, and so is removing', () => {
    fc.assert(
      fc.property(items, items, ids, (had, changes, removed) => {
        const once = without(upsert(had, changes), removed);
        expect(without(upsert(once, without(changes, removed)), removed)).toEqual(once);
      }),
    );
  });

  test('an order rearranges and never loses or invents', () => {
    fc.assert(
      fc.property(items, ids, (had, order) => {
        const result = inOrder(had, order);
        expect(new Set(result)).toEqual(new Set(had));
        const named = result.filter((item) => order.includes(item.id)).map((item) => item.id);
        expect(named).toEqual(order.filter((id) => had.some((item) => item.id === id)));
      }),
    );
  });
});

describe('the person’s own ballot', () => {
  const me = { attendeeId: 'p', role: 'attendee', ballots: {}, upvoted: [], asked: [] };
  const ballot = { choices: ['a'] };

  test('counts in the round it was cast in, and not after a reset', () => {
    const voted = withBallot(me, 'a', ballot, 1);
    expect(ballotIn(voted, poll('a'))).toEqual(ballot);
    expect(ballotIn(voted, poll('a', { round: 2 }))).toBeUndefined();
    expect(ballotIn(withBallot(voted, 'a', ballot, 2), poll('a', { round: 2 }))).toEqual(ballot);
  });

  test('counts no more once it was taken back', () => {
    const voted = withBallot(me, 'a', ballot, 1);
    expect(ballotIn(withBallot(voted, 'a', { withdraw: true }, 1), poll('a'))).toBeUndefined();
  });

  test('counts where a server does not name rounds', () => {
    expect(ballotIn({ ...me, ballots: { a: ballot } }, poll('a', { round: 2 }))).toEqual(ballot);
    expect(ballotIn(undefined, poll('a'))).toBeUndefined();
  });
});
