import type { BudgetResultView } from '../contract/contract.gen';

/** The result with why each project is funded or not; undefined where the server does not give it now. */
export async function wholeResult(hallId: string, budgetId: string): Promise<BudgetResultView | undefined> {
  try {
    const answer = await fetch(`/api/halls/${hallId}/budgets/${budgetId}/result`);
    return answer.ok ? ((await answer.json()) as BudgetResultView) : undefined;
  } catch {
    return undefined;
  }
}
