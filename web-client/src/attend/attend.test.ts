import { describe, expect, test } from 'vitest';
import type { HallView, PollView, QuestionView } from '../contract/contract.gen';
import { newsBetween } from './now/news';
import { agendaOf, questionNow, showsStage, takesCodes } from './now/now';

const poll = (id: string, state: PollView['state'], resultsShown = false): PollView => ({
  id,
  kind: 'single',
  title: id.toUpperCase(),
  options: [],
  settings: {},
  state,
  resultsVisible: 'afterClose',
  round: 1,
  revision: 1,
  resultsShown,
});

const view = (
  polls: PollView[],
  stage: HallView['stage'] = { kind: 'idle' },
  state: 'open' | 'closed' = 'open',
): HallView => ({
  position: 1,
  hall: { id: 'h', title: 'Hall', state, languages: ['en'], joinCode: 'ABCDEF', revision: 1 },
  stage,
  polls,
  questions: [],
  audience: 0,
  announcements: [],
  tickHz: 10,
  budgets: [],
});

const ids = (polls: readonly PollView[]) => polls.map((each) => each.id);

test('a code can be typed where some were made before one joined, or a vote asks for one', () => {
  const asking: PollView = { ...poll('a', 'open'), settings: { assurance: 'A3' } };
  expect(takesCodes(true, undefined)).toBe(true);
  expect(takesCodes(undefined, [poll('b', 'open'), asking])).toBe(true);
  expect(takesCodes(undefined, [poll('b', 'open')])).toBe(false);
  expect(takesCodes(undefined, undefined)).toBe(false);
});

describe('what is on now', () => {
  test('is what the wall shows, where the phone has words for it', () => {
    expect((['break', 'questions', 'thanks', 'arriving'] as const).every(showsStage)).toBe(true);
    expect((['idle', 'join', 'poll', 'results', 'question', 'announcement'] as const).some(showsStage)).toBe(
      false,
    );
  });

  test('are the open polls, the one on stage first', () => {
    const { now } = agendaOf(view([poll('a', 'open'), poll('b', 'open')], { kind: 'poll', id: 'b' }), []);
    expect(ids(now)).toEqual(['b', 'a']);
  });

  test('keeps its place when another poll opens or comes on stage', () => {
    const { now } = agendaOf(view([poll('a', 'open'), poll('b', 'open')], { kind: 'poll', id: 'a' }), ['b']);
    expect(ids(now)).toEqual(['b', 'a']);
  });

  test('stays there when it closes, until the next one opens', () => {
    expect(ids(agendaOf(view([poll('a', 'closed'), poll('b', 'draft')]), ['a']).now)).toEqual(['a']);
    const next = agendaOf(view([poll('a', 'closed'), poll('b', 'open')]), ['a']);
    expect([ids(next.now), ids(next.earlier)]).toEqual([['b'], ['a']]);
  });

  test('is the result on stage for who comes late', () => {
    const { now, earlier } = agendaOf(
      view([poll('a', 'closed'), poll('b', 'closed')], { kind: 'results', id: 'a' }),
      [],
    );
    expect([ids(now), ids(earlier)]).toEqual([['a'], ['b']]);
  });

  test('is not a poll that the room has left for something else', () => {
    for (const kind of ['break', 'questions', 'thanks', 'arriving', 'question'] as const) {
      const { now, earlier } = agendaOf(view([poll('a', 'closed')], { kind }), ['a']);
      expect([ids(now), ids(earlier)]).toEqual([[], ['a']]);
      // What is still voted on stays in reach.
      expect(ids(agendaOf(view([poll('a', 'open')], { kind }), ['a']).now)).toEqual(['a']);
    }
  });

  test('is the question on the wall, also where a poll is open, and the live one where the wall shows questions', () => {
    const question = (id: string, state: QuestionView['state']): QuestionView => ({
      id,
      text: id,
      state,
      revision: 1,
      upvotes: 0,
      askedAt: '2026-01-01T00:00:00Z',
    });
    const questions = [question('q', 'queued'), question('l', 'live')];
    const at = (stage: HallView['stage'], polls: PollView[] = []) =>
      questionNow({ ...view(polls, stage), questions }, polls)?.id;
    expect(at({ kind: 'question', id: 'q' }, [poll('a', 'open')])).toBe('q');
    expect(at({ kind: 'questions' }, [poll('a', 'open')])).toBe('l');
    expect(at({ kind: 'idle' })).toBe('l');
    expect(at({ kind: 'poll', id: 'a' }, [poll('a', 'open')])).toBeUndefined();
  });

  test('is nothing once the hall is closed', () => {
    const { now, earlier } = agendaOf(view([poll('a', 'closed')], { kind: 'results', id: 'a' }, 'closed'), [
      'a',
    ]);
    expect([ids(now), ids(earlier)]).toEqual([[], ['a']]);
  });
});

describe('news', () => {
  test('is a poll that opens, even while another closes', () => {
    const before = view([poll('a', 'open'), poll('b', 'draft')]);
    expect(newsBetween(before, view([poll('a', 'closed'), poll('b', 'open')]))).toEqual([
      { key: 'attend.pollClosed', title: 'A' },
      { key: 'attend.newPoll', title: 'B' },
    ]);
  });

  test('is a result that is shown, and a poll that closes without one', () => {
    const before = view([poll('a', 'open')]);
    expect(newsBetween(before, view([poll('a', 'closed', true)]))[0]?.key).toBe('attend.resultShown');
    expect(newsBetween(before, view([poll('a', 'closed')]))[0]?.key).toBe('attend.pollClosed');
  });

  test('is no mere count, and nothing on arrival', () => {
    const before = view([poll('a', 'open')]);
    expect(newsBetween(before, { ...before, audience: 5 })).toEqual([]);
    expect(newsBetween(undefined, before)).toEqual([]);
  });
});
