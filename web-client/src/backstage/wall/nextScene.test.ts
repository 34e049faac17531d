import { expect, test } from 'vitest';
import type { HallView, PollView, StageView } from '../../contract/contract.gen';
import { nextScene } from './nextScene';

const poll = (id: string, state: PollView['state'], voters = 0): PollView =>
  ({
    id,
    kind: 'single',
    state,
    options: [],
    settings: {},
    tally: { pollId: id, position: 1, voters },
  }) as unknown as PollView;
const at = (stage: StageView, ...polls: PollView[]) =>
  nextScene({ hall: { state: 'open' }, polls, stage, audience: 9, questions: [] } as unknown as HallView);

test('the wall goes from question to result to the next question, and thanks at the end', () => {
  const [a, b] = [poll('a', 'draft'), poll('b', 'draft')];
  expect(at({ kind: 'idle' }, a, b)).toEqual({ kind: 'poll', id: 'a' });
  const open = poll('a', 'open');
  expect(at({ kind: 'idle' }, open, b)).toEqual({ kind: 'poll', id: 'a' });
  expect(at({ kind: 'poll', id: 'a' }, open, b)).toEqual({ kind: 'results', id: 'a' });
  const closed = poll('a', 'closed', 3);
  expect(at({ kind: 'poll', id: 'a' }, closed, b)).toEqual({ kind: 'results', id: 'a' });
  expect(at({ kind: 'results', id: 'a' }, closed, b)).toEqual({ kind: 'poll', id: 'b' });
  expect(at({ kind: 'results', id: 'a' }, closed)).toEqual({ kind: 'thanks' });
});

test('what is on the wall already is not offered again', () =>
  expect(at({ kind: 'thanks' }, poll('a', 'closed', 3))).toBeUndefined());
