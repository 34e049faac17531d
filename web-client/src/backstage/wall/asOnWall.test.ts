import { expect, test } from 'vitest';
import type { HallView, PollView } from '../../contract/contract.gen';
import { asOnWall } from './asOnWall';

const poll = (more: Partial<PollView>) =>
  ({
    id: 'p',
    kind: 'words',
    state: 'open',
    options: [],
    settings: {},
    resultsShown: false,
    tally: {
      pollId: 'p',
      position: 1,
      voters: 7,
      words: [
        { text: 'tram', count: 4 },
        { text: 'rude', count: 3 },
      ],
      texts: [
        { id: '1', text: 'Benches', picked: true },
        { id: '2', text: 'Nonsense', picked: false },
      ],
    },
    ...more,
  }) as unknown as PollView;
const view = (each: PollView) => ({ stage: { kind: 'poll', id: 'p' }, polls: [each] }) as unknown as HallView;

test('the miniature shows nothing that the wall does not: only how many have voted', () => {
  const [shown] = asOnWall(view(poll({}))).polls;
  expect(shown).toMatchObject({ voted: 7, tally: undefined });
});

test('what comes next is the result that there is, without what was taken off or not picked', () => {
  const hidden = poll({ hiddenWords: [{ word: 'rude' }] as PollView['hiddenWords'] });
  const next = asOnWall(view(hidden), { kind: 'results', id: 'p' });
  expect(next.stage).toEqual({ kind: 'results', id: 'p' });
  expect(next.polls[0]).toMatchObject({
    resultsShown: true,
    tally: { words: [{ text: 'tram' }], texts: [{ id: '1' }] },
  });
  expect(asOnWall(view(hidden), { kind: 'questions' }).polls[0]!.tally).toBeUndefined();
});
