import { expect, test } from 'vitest';
import type { HallView } from '../../contract/contract.gen';
import { left } from './left';

const view = {
  hall: { state: 'open' },
  polls: [{ state: 'open' }, { state: 'closed' }, { state: 'draft' }],
  desk: { incidents: [{ state: 'closed' }, { state: 'new' }] },
} as unknown as HallView;

test('what is left is named with its number, and what is not is not named', () => {
  expect(left(view, 3)).toEqual([
    { what: 'leftOpen', n: 1 },
    { what: 'leftPolls', n: 1 },
    { what: 'leftReview', n: 3 },
    { what: 'leftIncidents', n: 1 },
  ]);
  const done = { hall: { state: 'closed' }, polls: [{ state: 'closed' }] } as unknown as HallView;
  expect(left(done, 0)).toEqual([]);
});
