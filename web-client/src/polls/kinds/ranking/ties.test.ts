import { expect, test } from 'vitest';
import { TieSettlings, type PollView } from '../../../contract/contract.gen';
import { tieInWords } from './ties';

const poll = { options: [{ id: 'a', text: 'Park' }] } as unknown as PollView;

test('whatever settled a tie is said', () => {
  for (const settledBy of Object.values(TieSettlings))
    expect(tieInWords(poll, { between: ['a'], settledBy })).toBe(`ranking.tie_${settledBy}`);
});

test('lots are said with their seed, and what a newer server says not at all', () => {
  expect(tieInWords(poll, { between: ['a'], settledBy: 'lot', seed: '5f' })).toBe(
    'ranking.tie_lot (ranking.seed)',
  );
  expect(tieInWords(poll, { between: ['a'], settledBy: 'duel' as 'lot' })).toBe('');
});
