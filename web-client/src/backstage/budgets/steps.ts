import type { BudgetPhases, BudgetView } from '../../contract/contract.gen';

/** A phase that the budget can be led to; `back` to one that it has been in. */
export interface Step {
  readonly phase: BudgetPhases;
  readonly back: boolean;
}

const steps: Readonly<Record<string, readonly Step[]>> = {
  proposals: [
    { phase: 'feasibility', back: false },
    { phase: 'vote', back: false },
  ],
  feasibility: [
    { phase: 'vote', back: false },
    { phase: 'proposals', back: true },
  ],
  vote: [{ phase: 'results', back: false }],
  results: [
    { phase: 'tracking', back: false },
    { phase: 'vote', back: true },
  ],
  tracking: [{ phase: 'results', back: true }],
};

/** What can come next; voting needs a project, and tracking a result. */
export function stepsFrom(budget: BudgetView): readonly Step[] {
  const votable = budget.projects.some(({ feasibility }) => ['open', 'feasible'].includes(feasibility.state));
  return (steps[budget.phase] ?? []).filter(
    ({ phase }) => (phase !== 'vote' || votable) && (phase !== 'tracking' || budget.result !== undefined),
  );
}
