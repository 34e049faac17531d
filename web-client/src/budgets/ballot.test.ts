import { describe, expect, test } from 'vitest';
import type { BudgetView } from '../contract/contract.gen';
import {
  canAdd,
  costOf,
  missing,
  moved,
  nothing,
  onBallot,
  saidIn,
  voteOf,
  withPoints,
  withProject,
  without,
} from './ballot';
import { decimalsOf, minorUnits, typed } from './money';

const budget = (changes: Partial<BudgetView> = {}): BudgetView => ({
  id: 'B1',
  title: 'Streets',
  currency: 'EUR',
  decimals: 2,
  amount: 1000,
  ballot: 'approval',
  rule: 'equal-shares',
  utility: 'cost',
  completion: 'add1u',
  increment: 1,
  comparison: 'none',
  tieBreak: [],
  phases: [],
  phase: 'vote',
  revision: 1,
  projects: [
    { id: 'a', title: 'A', cost: 600, feasibility: { state: 'open' } },
    { id: 'b', title: 'B', cost: 500, feasibility: { state: 'feasible', final: true } },
    { id: 'c', title: 'C', cost: 300, feasibility: { state: 'notFeasible', reason: 'No land', final: true } },
  ],
  ...changes,
});

describe('a ballot on a budget', () => {
  test('lists what can be done', () => expect(onBallot(budget()).map((each) => each.id)).toEqual(['a', 'b']));

  test('of a knapsack holds what fits the amount', () => {
    const knapsack = budget({ ballot: 'knapsack' });
    const said = withProject(nothing, 'a');
    expect(costOf(knapsack, said)).toBe(600);
    expect(canAdd(knapsack, said, knapsack.projects[1]!)).toBe(false);
    expect(canAdd(knapsack, without(said, 'a'), knapsack.projects[1]!)).toBe(true);
    expect(voteOf(knapsack, said)).toEqual({ choices: ['a'] });
  });

  test('of points gives no more than there are, nor more than one may have', () => {
    const points = budget({ ballot: 'points', points: 5, maxPerProject: 4 });
    const said = withPoints(points, withPoints(points, nothing, 'a', 9), 'b', 9);
    expect(said.points).toEqual({ a: 4, b: 1 });
    expect(voteOf(points, withPoints(points, said, 'a', 0))).toEqual({ points: { b: 1 } });
    expect(saidIn({ points: { a: 4, b: 0 } })).toEqual({ listed: ['a'], points: { a: 4 } });
  });

  test('of a ranking keeps its order and moves by one', () => {
    const ranking = budget({ ballot: 'ranking', maxChoices: 2 });
    const said = withProject(withProject(nothing, 'b'), 'a');
    expect(voteOf(ranking, moved(said, 'a', -1))).toEqual({ ranking: ['a', 'b'] });
    expect(moved(said, 'a', 1)).toBe(said);
    expect(canAdd(ranking, said, ranking.projects[2]!)).toBe(false);
  });

  test('counts once it names as many as it must, and not at all when it names none', () => {
    const two = budget({ minChoices: 2 });
    expect(missing(two, withProject(nothing, 'a'))).toBe(1);
    expect(missing(two, nothing)).toBe(0);
  });
});

describe('money', () => {
  test.each([
    ['1250', 2, 125000],
    ['1 250,5', 2, 125050],
    ['0.07', 2, 7],
    ['1250', 0, 1250],
    ['1.5', 0, undefined],
    ['1.505', 2, undefined],
    ['-3', 2, undefined],
    ['many', 2, undefined],
    ['99999999999999', 2, undefined],
  ])('typed as %s with %i decimals', (text, decimals, minor) =>
    expect(minorUnits(text, decimals)).toBe(minor),
  );

  test('is typed back as it was', () => {
    for (const minor of [0, 7, 125000, 125050]) expect(minorUnits(typed(minor, 2), 2)).toBe(minor);
    expect(typed(125050, 2)).toBe('1250.50');
  });

  test('has the decimals of its currency', () =>
    expect(['EUR', 'JPY', 'KWD'].map(decimalsOf)).toEqual([2, 0, 3]));
});
