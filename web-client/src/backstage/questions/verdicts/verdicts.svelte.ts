import type { Decide, DecideActions, ItemRevision, Outcome } from '../../../contract/contract.gen';
import { leadsTo } from './actions';
import { bulkResult } from '../queue/bulk';
import { isOwnEcho, isPassing, withFailure, type Failure } from './failures';
import { statesOf } from '../queue/queues';
import type { Review } from '../review.svelte';
import { remember, stillOpen, takeNewest, type Undoable } from './undo';

export type VerdictDetails = Pick<Decide, 'reason' | 'note' | 'owner' | 'due'>;

/** Verdicts given at this desk: sent at once, taken back for ten seconds, and honest about what did not go through. */
export class Verdicts {
  failures = $state.raw<readonly Failure[]>([]);
  undoable = $state.raw<readonly Undoable[]>([]);
  private readonly review: Review;

  constructor(review: Review) {
    this.review = review;
  }

  /** Decides, and goes on to the next item before the server has answered. */
  async decide(
    items: readonly ItemRevision[],
    action: DecideActions,
    details: VerdictDetails = {},
  ): Promise<boolean> {
    const ids = items.map((item) => item.itemId!);
    if (ids.length === 0) return false;
    const texts = new Map(ids.map((id) => [id, this.review.list.item(id)?.text ?? '']));
    const { list } = this.review;
    const stays =
      list.everywhere || (statesOf[list.queue].includes(leadsTo[action]) && list.queue !== 'flagged');
    const places = this.leave(ids, stays);
    this.failures = this.failures.filter((failure) => !ids.includes(failure.itemId));
    const outcome = await this.send(items, action, details);
    const echo = items.length === 1 && isOwnEcho(outcome.decision, this.review.me, action);
    const { done, failed } = echo ? { done: ids, failed: [] } : bulkResult(ids, outcome);
    for (const { id, error } of failed) {
      list.restore(id, places.get(id));
      const again = items.filter((item) => item.itemId === id);
      this.fail({
        itemId: id,
        text: texts.get(id) ?? '',
        tried: action,
        error,
        decision: outcome.decision ?? list.item(id)?.desk?.decision,
        ...(isPassing(error) ? { retry: () => void this.decide(again, action, details) } : {}),
      });
    }
    list.decided(done, leadsTo[action], stays);
    this.undoable = remember(this.undoable, done, action, Date.now());
    return failed.length === 0;
  }

  /** Takes back the newest verdict. */
  async undo(): Promise<void> {
    const { newest, rest } = takeNewest(this.undoable, Date.now());
    this.undoable = rest;
    if (!newest) return;
    const outcome = await this.review.desk.ask('UndoDecisions', { itemIds: newest.ids });
    const { done, failed } = bulkResult(newest.ids, outcome);
    this.review.list.stay(done);
    for (const { id, error } of failed) {
      const item = this.review.list.item(id);
      const decision = item?.desk?.decision;
      this.fail({ itemId: id, text: item?.text ?? '', tried: 'undo', error, decision });
    }
    if (done.length === 1 && this.review.list.item(done[0])) this.review.select(done[0], true);
  }

  tick(): void {
    this.undoable = stillOpen(this.undoable, Date.now());
  }

  fail(failure: Failure): void {
    this.failures = withFailure(this.failures, failure);
  }

  dismiss(itemId: string): void {
    this.failures = this.failures.filter((failure) => failure.itemId !== itemId);
  }

  private leave(ids: readonly string[], stays: boolean): ReadonlyMap<string, number> {
    const { review } = this;
    const gone = new Set(ids);
    const wasOpen = review.selectedId !== undefined && gone.has(review.selectedId);
    const next = wasOpen ? review.nextFree(gone) : undefined;
    const places = stays ? new Map<string, number>() : review.list.takeOut(ids);
    if (stays) review.list.unmarkAll();
    if (wasOpen) {
      review.decided();
      review.select(next, true);
      if (review.narrow) review.showsItem = next !== undefined;
    }
    return places;
  }

  private send(
    items: readonly ItemRevision[],
    action: DecideActions,
    details: VerdictDetails,
  ): Promise<Outcome> {
    const { desk } = this.review;
    const [first] = items;
    if (items.length === 1) return desk.ask('Decide', { ...first!, action, ...details });
    return desk.ask('DecideMany', { items, action, reason: details.reason, note: details.note });
  }
}
