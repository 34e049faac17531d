import type { Outcome, Refusal } from '../../../contract/contract.gen';

/** The most items one call takes. */
export const bulkLimit = 50;

export interface BulkResult {
  readonly done: readonly string[];
  readonly failed: readonly { readonly id: string; readonly error: Refusal }[];
}

const unknown: Refusal = { code: 'unknown', message: '' };

/** What became of each item; without a result per item the outcome holds for all. */
export function bulkResult(ids: readonly string[], outcome: Outcome): BulkResult {
  const byId = new Map((outcome.items ?? []).map((item) => [item.itemId, item]));
  const done: string[] = [];
  const failed: { id: string; error: Refusal }[] = [];
  for (const id of ids) {
    const item = byId.get(id);
    const ok = item ? item.ok : outcome.ok && byId.size === 0;
    if (ok) done.push(id);
    else failed.push({ id, error: item?.error ?? outcome.error ?? unknown });
  }
  return { done, failed };
}

/** Marks or unmarks, with the revision that was on the screen; one more than the limit is not marked. */
export function toggled(
  marked: ReadonlyMap<string, number>,
  id: string,
  revision: number,
): ReadonlyMap<string, number> {
  const next = new Map(marked);
  if (!next.delete(id) && next.size < bulkLimit) next.set(id, revision);
  return next;
}
