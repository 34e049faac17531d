import { expect, test } from 'vitest';
import type { PollView } from '../contract/contract.gen';
import { hash, shuffledFor } from './ownOrder';

const poll = (settings: PollView['settings']): PollView => ({
  id: '01POLL',
  kind: 'single',
  title: 'Which?',
  options: ['a', 'b', 'c', 'd', 'none'].map((id) => ({ id, text: id })),
  settings,
  state: 'open',
  resultsVisible: 'live',
  round: 1,
  revision: 1,
  resultsShown: true,
});
const ids = (shown: PollView) => shown.options.map(({ id }) => id).join('');

test('each person has an order of their own, and always the same', () => {
  const people = Array.from({ length: 40 }, (_, i) => `person-${i}`);
  const orders = people.map((person) => ids(shuffledFor(poll({ shuffle: true, noneOfThese: true }), person)));
  expect(orders).toEqual(
    people.map((person) => ids(shuffledFor(poll({ shuffle: true, noneOfThese: true }), person))),
  );
  expect(new Set(orders).size).toBeGreaterThan(10);
  for (const order of orders) {
    expect([...order.slice(0, 4)].sort().join('')).toBe('abcd');
    expect(order.slice(4)).toBe('none');
  }
});

test('nothing moves where the poll does not shuffle, or nobody is known', () => {
  expect(ids(shuffledFor(poll({}), 'person-1'))).toBe('abcdnone');
  expect(ids(shuffledFor(poll({ shuffle: true }), undefined))).toBe('abcdnone');
});

// The same figures stand in OwnOrderTests.cs: the plain page must not show another order.
test.each([
  ['', 2872998923],
  ['a', 444641715],
  ['person-1/01POLL/a', 137988107],
])('the hash of %j is that of the plain page', (text, value) => expect(hash(text)).toBe(value));
