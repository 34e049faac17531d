import { expect, test } from 'vitest';
import type { CoordinationView, PollView } from '../../../contract/contract.gen';
import { suspicions, waitingDiscounts } from './discount';

const poll: PollView = {
  id: 'p',
  kind: 'single',
  title: 'Which?',
  options: [],
  settings: {},
  state: 'open',
  resultsVisible: 'live',
  revision: 1,
  round: 1,
  resultsShown: true,
};
const warning: CoordinationView = {
  itemId: 'p',
  warningId: 'w',
  votes: 40,
  option: 'a',
  share: 1,
  p: 0,
  with: {},
  without: {},
};

test('a warning stays in the list once it is decided about, also where no node warns any more', () => {
  const other = { ...warning, itemId: 'q', warningId: 'v' };
  expect(suspicions(poll, [warning, other])).toEqual([{ warningId: 'w', votes: 40, on: false }]);
  const proposed = { ...poll, discounts: [{ warningId: 'w', voters: 38, on: false, proposedBy: 'm' }] };
  expect(suspicions(proposed, [warning])).toEqual([
    { warningId: 'w', votes: 38, on: false, proposedBy: 'm' },
  ]);
  expect(suspicions({ ...poll, discounts: [{ warningId: 'w', voters: 38, on: true }] }, [])).toEqual([
    { warningId: 'w', votes: 38, on: true },
  ]);
});

test('what waits for a second person is counted', () => {
  const discounts = [
    { warningId: 'w', voters: 38, on: false, proposedBy: 'm' },
    { warningId: 'v', voters: 12, on: true },
  ];
  expect(waitingDiscounts([poll, { ...poll, discounts }])).toBe(1);
});
