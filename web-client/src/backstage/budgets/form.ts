import type {
  BudgetBallots,
  BudgetCompletions,
  BudgetDraft,
  BudgetRules,
  BudgetView,
  ProjectDraft,
  ProjectView,
} from '../../contract/contract.gen';
import { decimalsOf, minorUnits, typed } from '../../budgets/money';

export const ballots = ['approval', 'knapsack', 'points', 'ranking'] as const;
export const rules = ['equal-shares', 'greedy'] as const;
export const completions = ['add1u', 'add1', 'utilitarian', 'none'] as const;
export const timedPhases = ['feasibility', 'vote', 'results', 'tracking'] as const;

/** A budget as it is typed. */
export interface BudgetForm {
  title: string;
  text: string;
  currency: string;
  amount: string;
  ballot: BudgetBallots;
  minChoices: number | null;
  maxChoices: number | null;
  points: number | null;
  maxPerProject: number | null;
  rule: BudgetRules;
  completion: BudgetCompletions;
  increment: number | null;
  comparison: string;
  /** Local times of phases that begin by themselves, as `datetime-local` has them; empty for none. */
  times: Record<(typeof timedPhases)[number], string>;
}

export const newBudget = (): BudgetForm => ({
  title: '',
  text: '',
  currency: 'EUR',
  amount: '',
  ballot: 'approval',
  minChoices: 1,
  maxChoices: null,
  points: 10,
  maxPerProject: null,
  rule: 'equal-shares',
  completion: 'add1u',
  increment: 1,
  comparison: 'none',
  times: { feasibility: '', vote: '', results: '', tracking: '' },
});

export function formOf(budget: BudgetView): BudgetForm {
  const times = newBudget().times;
  for (const { phase, at } of budget.phases) times[phase as keyof typeof times] = local(at);
  return {
    title: budget.title,
    text: budget.text ?? '',
    currency: budget.currency,
    amount: typed(budget.amount, budget.decimals),
    ballot: budget.ballot,
    minChoices: budget.minChoices ?? 1,
    maxChoices: budget.maxChoices ?? null,
    points: budget.points ?? 10,
    maxPerProject: budget.maxPerProject ?? null,
    rule: budget.rule,
    completion: budget.completion,
    increment: budget.increment,
    comparison: budget.comparison,
    times,
  };
}

/** What is sent; undefined where the amount is none. What this form does not ask for stays as it is in `present`. */
export function draftOf(form: BudgetForm, present?: BudgetView): BudgetDraft | undefined {
  const currency = form.currency.trim().toUpperCase();
  const decimals = present?.currency === currency ? present.decimals : decimalsOf(currency);
  const amount = minorUnits(form.amount, decimals);
  if (!amount) return undefined;
  const chosen = form.ballot === 'approval' || form.ballot === 'ranking';
  const given = form.ballot === 'points';
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    currency,
    decimals,
    amount,
    ballot: form.ballot,
    minChoices: chosen ? (form.minChoices ?? 1) : undefined,
    maxChoices: chosen ? (form.maxChoices ?? undefined) : undefined,
    points: given ? (form.points ?? 10) : undefined,
    maxPerProject: given ? (form.maxPerProject ?? undefined) : undefined,
    rule: form.rule,
    utility: present?.ballot === form.ballot ? present.utility : undefined,
    completion: form.completion,
    increment: form.increment ?? 1,
    comparison: form.comparison,
    tieBreak: present?.tieBreak,
    seed: present?.seed,
    phases: timedPhases
      .filter((phase) => form.times[phase])
      .map((phase) => ({ phase, at: new Date(form.times[phase]).toISOString() })),
  };
}

/** A project as it is typed. */
export interface ProjectForm {
  title: string;
  text: string;
  cost: string;
  category: string;
  area: string;
  place: string;
  incompatibleWith: string[];
}

export function formOfProject(project: ProjectView | undefined, decimals: number): ProjectForm {
  return {
    title: project?.title ?? '',
    text: project?.text ?? '',
    cost: project ? typed(project.cost, decimals) : '',
    category: project?.category ?? '',
    area: project?.area ?? '',
    place: project?.place ?? '',
    incompatibleWith: [...(project?.incompatibleWith ?? [])],
  };
}

export function draftOfProject(
  form: ProjectForm,
  decimals: number,
  present?: ProjectView,
): ProjectDraft | undefined {
  const cost = minorUnits(form.cost, decimals);
  if (cost === undefined) return undefined;
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    cost,
    category: form.category.trim(),
    area: form.area.trim(),
    place: form.place.trim(),
    ideaIds: present?.ideaIds,
    incompatibleWith: form.incompatibleWith,
  };
}

/** An instant as an input of local time has it. */
function local(at: string | undefined): string {
  if (!at) return '';
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
