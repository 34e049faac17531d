import type { QuestionView } from '../../../contract/contract.gen';
import type { Desk } from '../../desk.svelte';
import { ClaimKeeper, restMs, type Hold } from './claimKeeper';
import { ReviewList } from '../queue/reviewList.svelte';
import { ReadRevision } from './readRevision';

/** After the desk itself has opened another item, keys decide nothing for this long. */
export const settleMs = 150;
/** So soon after opening nobody has read anything: the desk may still go elsewhere. */
const unreadMs = 400;

/** What is open at this desk, who holds it, and what of it has been read. */
export abstract class Attention {
  readonly desk: Desk;
  readonly list: ReviewList;
  selectedId = $state<string>();
  hold = $state.raw<Hold>({ state: 'none' });
  /** On a narrow screen either the list or the open item is seen. */
  showsItem = $state(false);
  narrow = $state(false);
  /** Milliseconds since 1970 by the server's clock, about once a second. */
  now = $state(Date.now());
  private readonly read = new ReadRevision();
  private readonly keeper: ClaimKeeper;
  private openedAt = 0;
  private openedByDesk = false;

  constructor(desk: Desk) {
    this.desk = desk;
    this.list = new ReviewList(desk);
    this.keeper = new ClaimKeeper({
      claim: (itemId) => desk.ask('ClaimItem', { itemId }),
      release: (itemId) => desk.ask('ReleaseItem', { itemId }),
      changed: (hold) => this.held(hold),
    });
  }

  /** Where to go from an item that a colleague was faster to take. */
  protected abstract elsewhere(taken: ReadonlySet<string>): string | undefined;
  /** Whether the person is in the middle of something about the open item. */
  protected abstract get engaged(): boolean;
  /** Whatever was begun about the item before is off. */
  protected abstract left(): void;

  readonly selected: QuestionView | undefined = $derived.by(() => this.list.item(this.selectedId));

  get me(): string | undefined {
    return this.desk.hall.me?.attendeeId;
  }

  /** A colleague's claim that still holds. */
  othersClaim(item: QuestionView | undefined) {
    const claim = item?.desk?.claim;
    return claim && claim.by !== this.me && Date.parse(claim.until) > this.now ? claim : undefined;
  }

  revisionRead(item: QuestionView): number {
    return this.read.revisionOf(item.id, item.revision, Date.now());
  }

  /** Whether the open item has been on the screen long enough for a key to be about it. */
  get settled(): boolean {
    return !this.openedByDesk || Date.now() - this.openedAt >= settleMs;
  }

  select(id: string | undefined, byDesk = false): void {
    this.left();
    this.openedAt = Date.now();
    this.openedByDesk = byDesk;
    this.list.sweep(id);
    this.selectedId = id;
    if (!byDesk && id) this.showsItem = true;
    this.look();
  }

  /** Tells colleagues what is open here, and claims it. */
  look(): void {
    const item = this.shownItem;
    if (!item) {
      this.keeper.leave();
    } else {
      this.read.see(item.id, item.revision, Date.now());
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
    this.read.see(item.id, item.revision, Date.now());
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

  /** The claim went with the verdict. */
  decided(): void {
    this.keeper.leave(true);
  }

  private held(hold: Hold): void {
    this.hold = hold;
    const unread = this.openedByDesk && Date.now() - this.openedAt < unreadMs;
    if (hold.state !== 'taken' || !unread || this.engaged) return;
    // The desk opened it, and a colleague was a moment faster: on to another one.
    const taken = new Set([hold.itemId]);
    queueMicrotask(() => this.select(this.elsewhere(taken), true));
  }
}
