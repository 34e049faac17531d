import { expect, test } from 'vitest';
import type { PollView, TallyView } from '../contract/contract.gen';
import { besideLines } from './discounted';

const poll: PollView = {
  id: 'p',
  kind: 'single',
  title: 'Which bridge?',
  options: [
    { id: 'a', text: 'The new one' },
    { id: 'b', text: 'The old one' },
  ],
  settings: {},
  state: 'closed',
  resultsVisible: 'live',
  revision: 1,
  round: 1,
  resultsShown: true,
};
const tally: TallyView = { pollId: 'p', position: 9, voters: 70, counts: { a: 20, b: 50 } };

test('every option stands with all ballots and without those that are left out', () => {
  const discounted = { voters: 30, leftOut: 40, counts: { a: 20 } };
  expect(besideLines(poll, { ...tally, discounted }, String)).toEqual([
    { label: 'The new one', all: 20, rest: 20 },
    { label: 'The old one', all: 50, rest: 0 },
  ]);
  expect(besideLines(poll, tally, String)).toEqual([]);
});

test('values are in order, and bins that differ are not set beside each other', () => {
  const rating: TallyView = { pollId: 'p', position: 9, voters: 3, histogram: { 10: 1, 2: 2 } };
  const discounted = { voters: 2, leftOut: 1, histogram: { 2: 2 } };
  expect(besideLines(poll, { ...rating, discounted }, String)).toEqual([
    { label: '2', all: 2, rest: 2 },
    { label: '10', all: 1, rest: 0 },
  ]);
  expect(
    besideLines(poll, { ...rating, binWidth: 5, discounted: { ...discounted, binWidth: 2 } }, String),
  ).toEqual([]);
});
