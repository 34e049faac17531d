import { getContext, setContext } from 'svelte';
import type {
  ClaimSuggestion,
  ContextView,
  ItemRevision,
  Outcome,
  QuestionView,
} from '../../contract/contract.gen';
import type { Desk } from '../desk.svelte';
import { act } from './act';
import { mayDo, needsClaim, offers, type ItemAction } from './actions';
import { ClaimKeeper, restMs, type Hold } from './claimKeeper';
import type { Filter } from './filters';
import { ready, step, type Flow, type FlowInput } from './keyFlow';
import type { QueueName } from './queues';
import { ReviewList } from './reviewList.svelte';
import { Sight } from './sight';
import { afterDone, neighbour } from './standing';
import { Verdicts } from './verdicts.svelte';

export type ReviewDialog =
  'merge' | 'context' | 'mute' | 'answer' | 'defer' | 'translate' | 'redact' | 'incident';

/** After the desk itself has opened another item, keys decide nothing for this long. */
export const settleMs = 150;
/** So soon after opening nobody has read anything: the desk may still go elsewhere. */
const unreadMs = 400;

/** The review of questions at this desk: what is open, who holds it, what the keys are about. */
export class Review {
  readonly desk: Desk;
  readonly list: ReviewList;
  readonly verdicts: Verdicts;
  selectedId = $state<string>();
  hold = $state.raw<Hold>({ state: 'none' });
  flow = $state.raw<Flow>(ready);
  dialog = $state<ReviewDialog>();
  /** What the next context note starts from: a claim of the library, or the note it corrects. */
  claimToUse = $state.raw<ClaimSuggestion>();
  noteToCorrect = $state.raw<ContextView>();
  /** A word to the author, beside the reason of a reject. */
  note = $state('');
  /** On a narrow screen either the list or the open item is seen. */
  showsItem = $state(false);
  narrow = $state(false);
  /** Milliseconds since 1970 by the server's clock, about once a second. */
  now = $state(Date.now());
  private readonly sight = new Sight();
  private readonly keeper: ClaimKeeper;
  private openedAt = 0;
  private openedByDesk = false;

  constructor(desk: Desk) {
    this.desk = desk;
    this.list = new ReviewList(desk);
    this.verdicts = new Verdicts(this);
    this.keeper = new ClaimKeeper({
      claim: (itemId) => desk.ask('ClaimItem', { itemId }),
      release: (itemId) => desk.ask('ReleaseItem', { itemId }),
      changed: (hold) => this.held(hold),
    });
  }

  readonly selected: QuestionView | undefined = $derived.by(() => this.list.item(this.selectedId));

  get me(): string | undefined {
    return this.desk.hall.me?.attendeeId;
  }

  /** A colleague's claim that still holds. */
  othersClaim(item: QuestionView | undefined) {
    const claim = item?.desk?.claim;
    return claim && claim.by !== this.me && Date.parse(claim.until) > this.now ? claim : undefined;
  }

  /** What a verdict is about now: what is marked, else what is open. */
  get about(): readonly ItemRevision[] {
    if (this.list.marked.size > 0)
      return [...this.list.marked].map(([itemId, revision]) => ({ itemId, revision }));
    const item = this.selected;
    if (!item) return [];
    return [{ itemId: item.id, revision: this.revisionRead(item) }];
  }

  revisionRead(item: QuestionView): number {
    return this.sight.revisionOf(item.id, item.revision, Date.now());
  }

  /** Whether the open item has been on the screen long enough for a key to be about it. */
  get settled(): boolean {
    return !this.openedByDesk || Date.now() - this.openedAt >= settleMs;
  }

  select(id: string | undefined, byDesk = false): void {
    this.flow = ready;
    this.openedAt = Date.now();
    this.openedByDesk = byDesk;
    this.list.sweep(id);
    this.selectedId = id;
    if (!byDesk && id) this.showsItem = true;
    this.look();
  }

  /** Once a second. */
  tick(): void {
    this.now = this.desk.hall.serverNow();
    this.verdicts.tick();
  }

  /** Tells colleagues what is open here, and claims it. */
  look(): void {
    const item = this.shownItem;
    if (!item) {
      this.keeper.leave();
    } else {
      this.sight.see(item.id, item.revision, Date.now());
      if (this.desk.may('ClaimItem')) {
        if (this.othersClaim(item)) this.keeper.look(item.id);
        else this.keeper.open(item.id, this.openedByDesk ? 0 : restMs);
      }
    }
    if (this.desk.may('Reviewing')) void this.desk.ask('Reviewing', { itemId: item?.id });
  }

  /** After a frame: what is open may have changed, or come free. */
  glance(): void {
    const item = this.shownItem;
    if (!item) return;
    this.sight.see(item.id, item.revision, Date.now());
    if (this.hold.state === 'taken' && !this.othersClaim(item) && this.list.here(item.id)) this.look();
  }

  /** Another part of the desk is open, or the page goes: colleagues may have what was open. */
  away(): void {
    this.keeper.leave();
  }

  private get shownItem(): QuestionView | undefined {
    return this.desk.area === 'questions' && (!this.narrow || this.showsItem) ? this.selected : undefined;
  }

  showList(): void {
    this.showsItem = false;
    this.look();
  }

  takeOver(): void {
    if (this.selectedId) this.keeper.open(this.selectedId, 0);
  }

  move(by: 1 | -1): void {
    const { list } = this;
    const to = neighbour(list.standing.shown, this.selectedId, by, (id) => list.here(id));
    if (to) return this.select(to);
    if (by > 0 && list.standing.fresh.length > 0) {
      list.takeIn();
      const next = neighbour(list.standing.shown, this.selectedId, 1, (id) => list.here(id));
      if (next) this.select(next);
    }
  }

  /** The next row nobody else has, once the open one is done with. */
  nextFree(without: ReadonlySet<string>): string | undefined {
    if (this.list.standing.fresh.length > 0 && this.list.standing.shown.length <= without.size)
      this.list.takeIn();
    return afterDone(this.list.standing.shown, this.selectedId, (id) => !without.has(id) && this.free(id));
  }

  /** Opens something where nothing is open. Not for a facilitator, whose claim would take it from a moderator. */
  begin(): void {
    if (this.selectedId !== undefined || this.narrow || this.desk.hall.role !== 'moderator') return;
    const first = this.list.standing.shown.find((id) => this.free(id));
    if (first) this.select(first, true);
  }

  free(id: string): boolean {
    if (!this.list.here(id) || this.othersClaim(this.list.item(id))) return false;
    return !this.desk.hall.staff.some((one) => one.reviewing === id && one.attendeeId !== this.me);
  }

  choose(queue: QueueName, filter: Filter = {}): void {
    this.select(undefined, true);
    this.showsItem = false;
    this.list.choose(queue, filter);
  }

  narrowTo(filter: Filter): void {
    this.choose(this.list.queue, filter);
  }

  press(input: FlowInput): void {
    const about = 'key' in input && input.key === 'reject' && this.cannot('reject') ? [] : this.about;
    const { flow, command } = step(this.flow, input, about);
    this.flow = flow;
    if (flow.mode === 'ready' && !command) this.note = '';
    if (command) act(this, command);
  }

  /** Whether a verdict on what it would be about is out of the question now, and why. */
  cannot(action: ItemAction): 'nothing' | 'taken' | 'unsettled' | undefined {
    if (this.list.marked.size > 0) return undefined;
    const item = this.selected;
    if (!item || !offers(this.desk.hall.role, action, item.state)) return 'nothing';
    if (this.hold.state === 'taken' && needsClaim(action)) return 'taken';
    return this.settled ? undefined : 'unsettled';
  }

  may(action: Parameters<typeof mayDo>[1]): boolean {
    return mayDo(this.desk.hall.role, action);
  }

  /** Lets a question join another one, and goes on. */
  async merge(item: QuestionView, into: string): Promise<Outcome> {
    const next = this.nextFree(new Set([item.id]));
    const outcome = await this.desk.ask('Merge', { questionId: item.id, into });
    if (outcome.ok && this.selectedId === item.id) this.select(next, true);
    else if (!outcome.ok)
      this.verdicts.fail({
        itemId: item.id,
        text: item.text,
        tried: 'merge',
        error: outcome.error ?? { code: 'unknown', message: '' },
        decision: outcome.decision,
      });
    return outcome;
  }

  /** The claim went with the verdict. */
  decided(): void {
    this.keeper.leave(true);
  }

  private held(hold: Hold): void {
    this.hold = hold;
    const unread = this.openedByDesk && Date.now() - this.openedAt < unreadMs;
    if (hold.state !== 'taken' || !unread || this.flow !== ready || this.dialog) return;
    // The desk opened it, and a colleague was a moment faster: on to another one.
    const taken = new Set([hold.itemId]);
    queueMicrotask(() => this.select(this.nextFree(taken), true));
  }
}

const name = Symbol('review');

export function provideReview(review: Review): Review {
  return setContext(name, review);
}

export function useReview(): Review {
  return getContext<Review>(name);
}
