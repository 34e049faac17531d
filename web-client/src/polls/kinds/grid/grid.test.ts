import { describe, expect, test } from 'vitest';
import type { Ballot, PollView, TallyView } from '../../../contract/contract.gen';
import { sameBallot } from '../../ballot';
import { letterOf, meanDots, moved, placedShares, snap } from './ballot';
import { desk } from './desk';

const poll: PollView = {
  id: 'p',
  kind: 'grid',
  title: 'Where?',
  options: ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() })),
  settings: {},
  state: 'open',
  resultsVisible: 'live',
  revision: 1,
  round: 1,
  resultsShown: true,
};

describe('a ballot of places', () => {
  test('holds each option where it was put last, in the order of the poll', () => {
    let ballot: Ballot = moved(poll, undefined, 'c', [0.26, 0.99]);
    ballot = moved(poll, ballot, 'a', [0, 1]);
    ballot = moved(poll, ballot, 'c', [0.7, 0.7]);
    expect(ballot).toEqual({ places: { a: [0, 1], c: [0.7, 0.7] } });
    expect(Object.keys(ballot.places!)).toEqual(['a', 'c']);
  });

  test('can be cast while one option is placed, and not without any', () => {
    const one = moved(poll, undefined, 'b', [0.5, 0.5]);
    expect(desk.phone.problem(poll, one)).toBeUndefined();
    expect(desk.phone.problem(poll, moved(poll, one, 'b', undefined))).toEqual({ key: 'grid.problemNone' });
  });

  test('is the same whatever order its options come in', () => {
    const [one, other] = [{ places: { a: [0, 1], b: [1, 0] } }, { places: { b: [1, 0], a: [0, 1] } }];
    expect(sameBallot(desk.phone.essence, one, other)).toBe(true);
    expect(sameBallot(desk.phone.essence, one, { places: { a: [0, 1] } })).toBe(false);
  });

  test('names places on the raster and inside of the plane only', () => {
    expect([-3, 0.024, 0.026, 0.5, 0.976, 9].map(snap)).toEqual([0, 0, 0.05, 0.5, 1, 1]);
  });
});

test('options have letters, also past Z', () => {
  expect([0, 25, 26, 49].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AX']);
});

test('what nobody placed is not on the plane, and counts nothing', () => {
  const at = { n: 2, mean: [0.5, 0.75], spread: [0, 0.25], quadrants: [0, 0, 0, 2], cells: [] };
  const tally: TallyView = {
    pollId: 'p',
    position: 1,
    voters: 4,
    grid: { a: at, b: { n: 0, quadrants: [0, 0, 0, 0], cells: [] } },
  };
  expect(meanDots(poll, tally)).toEqual([{ id: 'a', letter: 'A', place: [0.5, 0.75], spread: [0, 0.25] }]);
  expect(placedShares(poll, tally).map(({ count }) => count)).toEqual([2, 0, 0]);
});
