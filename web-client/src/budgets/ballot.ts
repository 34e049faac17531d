import type { BudgetView, BudgetVote, ProjectView } from '../contract/contract.gen';

/** What a ballot says, whatever the style: the projects it names, best first in a ranking, with points where there are. */
export interface Said {
  readonly listed: readonly string[];
  readonly points: Readonly<Record<string, number>>;
}

export const nothing: Said = { listed: [], points: {} };

export function saidIn(vote: BudgetVote | undefined): Said {
  if (!vote) return nothing;
  if (vote.points) {
    const given = Object.entries(vote.points).filter(([, points]) => points > 0);
    return { listed: given.map(([id]) => id), points: Object.fromEntries(given) };
  }
  return { listed: vote.ranking ?? vote.choices ?? [], points: {} };
}

export function voteOf(budget: BudgetView, said: Said): BudgetVote {
  if (budget.ballot === 'points') return { points: said.points };
  return budget.ballot === 'ranking' ? { ranking: said.listed } : { choices: said.listed };
}

/** Projects that people can vote on. */
export function onBallot(budget: BudgetView): readonly ProjectView[] {
  return budget.projects.filter(({ feasibility }) => ['open', 'feasible'].includes(feasibility.state));
}

export function costOf(budget: BudgetView, said: Said): number {
  return budget.projects.reduce((sum, each) => sum + (said.listed.includes(each.id) ? each.cost : 0), 0);
}

export function pointsIn(said: Said): number {
  return Object.values(said.points).reduce((sum, points) => sum + points, 0);
}

/** Whether a project that is not on the ballot can be put on it. */
export function canAdd(budget: BudgetView, said: Said, project: ProjectView): boolean {
  if (budget.ballot === 'knapsack') return costOf(budget, said) + project.cost <= budget.amount;
  if (budget.ballot === 'points') return pointsIn(said) < (budget.points ?? 0);
  return said.listed.length < (budget.maxChoices ?? Infinity);
}

export function without(said: Said, id: string): Said {
  const left = Object.entries(said.points).filter(([each]) => each !== id);
  return { listed: said.listed.filter((each) => each !== id), points: Object.fromEntries(left) };
}

export function withProject(said: Said, id: string): Said {
  return said.listed.includes(id) ? said : { ...said, listed: [...said.listed, id] };
}

/** Gives a project so many points, as far as there are any left and it may have them. */
export function withPoints(budget: BudgetView, said: Said, id: string, wanted: number): Said {
  const others = pointsIn(said) - (said.points[id] ?? 0);
  const most = Math.min(budget.maxPerProject ?? Infinity, (budget.points ?? 0) - others);
  const points = Math.max(0, Math.min(Math.floor(wanted), most));
  if (points === 0) return without(said, id);
  return { ...withProject(said, id), points: { ...said.points, [id]: points } };
}

/** Moves a project of a ranking up or down by one. */
export function moved(said: Said, id: string, by: 1 | -1): Said {
  const from = said.listed.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= said.listed.length) return said;
  const listed = [...said.listed];
  [listed[from], listed[to]] = [listed[to]!, listed[from]!];
  return { ...said, listed };
}

/** How many more projects a ballot needs before it counts; an empty one is taken back and needs none. */
export function missing(budget: BudgetView, said: Said): number {
  return said.listed.length === 0 ? 0 : Math.max(0, (budget.minChoices ?? 1) - said.listed.length);
}

/** The order in which a hall shows its budgets: what people vote on first. */
export function inOrderOfUse(budgets: readonly BudgetView[]): readonly BudgetView[] {
  const place = (budget: BudgetView) => (budget.phase === 'vote' ? 0 : 1);
  return [...budgets].sort((a, b) => place(a) - place(b));
}
