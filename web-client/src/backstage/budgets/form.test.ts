import { expect, test } from 'vitest';
import type { BudgetView } from '../../contract/contract.gen';
import { draftOf, draftOfProject, formOf, formOfProject, newBudget } from './form';

const budget: BudgetView = {
  id: 'B1',
  title: 'Streets',
  currency: 'PLN',
  decimals: 2,
  amount: 100050,
  ballot: 'ranking',
  minChoices: 2,
  maxChoices: 3,
  rule: 'equal-shares',
  utility: 'borda',
  completion: 'add1u',
  increment: 5,
  comparison: 'satisfaction',
  tieBreak: ['p2', 'maxVotes'],
  seed: 9,
  phases: [{ phase: 'vote', at: '2027-05-04T18:30:00.000Z' }],
  phase: 'proposals',
  revision: 4,
  projects: [],
};

test('a budget that is opened and saved again is the same', () => {
  const draft = draftOf(formOf(budget), budget);
  expect({ ...budget, text: '', points: undefined, maxPerProject: undefined }).toMatchObject(draft!);
});

test('an amount is in minor units of its currency, and what is none is not sent', () => {
  expect(draftOf({ ...newBudget(), title: 'A', amount: '1 000,50' })?.amount).toBe(100050);
  expect(draftOf({ ...newBudget(), title: 'A', amount: '1000', currency: 'jpy' })).toMatchObject({
    amount: 1000,
    currency: 'JPY',
    decimals: 0,
  });
  for (const amount of ['', '0', 'a lot', '-5']) expect(draftOf({ ...newBudget(), amount })).toBeUndefined();
});

test('a project keeps the ideas it comes from', () => {
  const project = {
    id: 'J',
    title: 'Trees',
    cost: 70025,
    feasibility: { state: 'open' },
    ideaIds: ['I'],
  } as const;
  const form = { ...formOfProject(project, 2), text: ' Forty ' };
  expect(draftOfProject(form, 2, project)).toMatchObject({
    title: 'Trees',
    cost: 70025,
    text: 'Forty',
    ideaIds: ['I'],
  });
  expect(draftOfProject({ ...form, cost: 'dear' }, 2)).toBeUndefined();
});
