import type { QuestionPage, QuestionStates, QuestionView } from '../../../contract/contract.gen';
import { toast } from '../../../design/toasts.svelte';
import { refusalText } from '../../../words/refusals';
import type { Desk } from '../../desk.svelte';
import { toggled } from './bulk';
import { fits, isEmpty, pageOf, pageSize, type Filter } from './filters';
import { belongs, countOf, growsAtItsEnd, orderOf, type QueueName } from './queues';
import { nothing, putBack, remove, stand, sweep, takeIn, type Standing } from './standing';

/** What lies in the chosen queue: the live frame holds its top, pages bring the rest. */
export class ReviewList {
  queue = $state<QueueName>('pending');
  filter = $state.raw<Filter>({});
  standing = $state.raw<Standing>(nothing);
  /** Marked for a bulk action, with the revision that was on the screen. */
  marked = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Decided here, until a frame shows them in another state than this one. */
  leaving = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** How many the server has for the present filter, once it was asked. */
  total = $state<number>();
  loading = $state(false);
  private paged = $state.raw<ReadonlyMap<string, QuestionView>>(new Map());
  private readonly seen = new Map<string, QuestionView>();
  private asked = 0;
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  private readonly live = $derived.by(
    () => new Map((this.desk.hall.view?.questions ?? []).map((item) => [item.id, item])),
  );

  /** A search, or one author's questions: over all states, in the server's order. */
  readonly everywhere = $derived.by(() => Boolean(this.filter.query || this.filter.author));

  /** What belongs here now, in order. */
  readonly present: readonly string[] = $derived.by(() => {
    if (this.everywhere) return [...this.paged.keys()].filter((id) => !this.leaving.has(id));
    const all = [
      ...this.live.values(),
      ...[...this.paged.values()].filter((item) => !this.live.has(item.id)),
    ];
    return all
      .filter((item) => belongs(this.queue, item) && fits(this.filter, item) && !this.leaving.has(item.id))
      .sort(orderOf(this.queue))
      .map((item) => item.id);
  });

  /** How many wait beyond what is known here. */
  readonly unseen = $derived.by(() => {
    const all = this.total ?? (isEmpty(this.filter) ? countOf(this.queue, this.desk.hall.view?.desk) : 0);
    return Math.max(0, all - this.present.length - this.leaving.size);
  });

  item(id: string | undefined): QuestionView | undefined {
    if (id === undefined) return undefined;
    return this.live.get(id) ?? this.paged.get(id) ?? this.seen.get(id);
  }

  /** Whether a row still belongs where it stands. */
  here(id: string): boolean {
    return this.presentSet.has(id);
  }

  private readonly presentSet = $derived.by(() => new Set(this.present));

  /** After each frame. */
  settle(): void {
    const settled = [...this.leaving].filter(([id, from]) => {
      const now = this.live.get(id) ?? this.paged.get(id);
      return now?.state !== from;
    });
    if (settled.length > 0) this.stay(settled.map(([id]) => id));
    this.standing = stand(this.standing, this.present, growsAtItsEnd(this.queue));
    for (const id of this.standing.shown) {
      const item = this.item(id);
      if (item) this.seen.set(id, item);
    }
  }

  choose(queue: QueueName, filter: Filter = {}): void {
    this.queue = queue;
    this.filter = filter;
    this.standing = nothing;
    this.marked = new Map();
    this.paged = new Map();
    this.seen.clear();
    this.total = undefined;
    this.loading = false;
    this.asked++;
    if (this.everywhere || !isEmpty(filter)) void this.more();
  }

  /** Loads the next page of what the frame does not hold; its first pages may hold nothing else. */
  async more(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    const { asked, present } = this;
    let full = true;
    while (full && this.present.length <= present.length) {
      const find = pageOf(this.queue, this.filter, this.paged.size);
      const page: QuestionPage = await this.desk.ask('FindQuestions', find);
      if (asked !== this.asked) return;
      if (!page.ok) {
        this.loading = false;
        return toast(refusalText(page.error), 'bad');
      }
      const items = page.questions ?? [];
      const had = this.paged.size;
      this.paged = new Map([...this.paged, ...items.map((item) => [item.id, item] as const)]);
      this.total = page.total;
      full = items.length === pageSize && this.paged.size > had;
    }
    this.loading = false;
    // What was asked for is shown, not counted as new.
    this.settle();
    this.takeIn();
  }

  /** Shows the new ones. */
  takeIn(): void {
    this.standing = takeIn(this.standing, this.present, growsAtItsEnd(this.queue));
  }

  sweep(selected: string | undefined): void {
    this.standing = sweep(this.standing, new Set(this.present), selected);
  }

  mark(id: string): void {
    const item = this.item(id);
    if (item) this.marked = toggled(this.marked, id, item.revision);
  }

  unmarkAll(): void {
    if (this.marked.size > 0) this.marked = new Map();
  }

  /** Takes rows out before the server has answered; the answer tells where each stood. */
  takeOut(ids: readonly string[]): ReadonlyMap<string, number> {
    const places = new Map(ids.map((id) => [id, this.standing.shown.indexOf(id)]));
    const gone = new Set(ids);
    this.leaving = new Map([...this.leaving, ...ids.map((id) => [id, this.item(id)?.state ?? ''] as const)]);
    this.standing = remove(this.standing, gone);
    this.marked = new Map([...this.marked].filter(([id]) => !gone.has(id)));
    return places;
  }

  /** A verdict was refused: the row is where it was. */
  restore(id: string, at: number | undefined): void {
    this.stay([id]);
    if (at !== undefined && at >= 0) this.standing = putBack(this.standing, id, at);
  }

  /** No longer on its way out. */
  stay(ids: readonly string[]): void {
    this.leaving = new Map([...this.leaving].filter(([id]) => !ids.includes(id)));
  }

  /** What a page brought is as old as the page: a decided one is changed, or not kept. */
  decided(ids: readonly string[], state: QuestionStates, stays: boolean): void {
    if (!ids.some((id) => this.paged.has(id))) return;
    const paged = new Map(this.paged);
    for (const id of ids) {
      const item = paged.get(id);
      if (item && stays) paged.set(id, { ...item, state });
      else paged.delete(id);
    }
    this.paged = paged;
  }
}
