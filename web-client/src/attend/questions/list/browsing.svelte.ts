import type { FindQuestions, QuestionPage, QuestionView } from '../../../contract/contract.gen';
import type { AudienceMethods } from '../../../connection/methods';
import { ordered, risenIn, type ListOrder } from '../../../questions/order';
import {
  begun,
  continued,
  holdsAll,
  leftTheFrame,
  nothingRead,
  waitingToBeRead,
  type Reading,
} from '../../../questions/reading';
import { isListed } from '../../../questions/standing';
import type { LiveHall } from '../../../state/liveHall.svelte';

const pageSize = 20;
const mostAPage = 50;
/** What stood so high when the list was made is still among the first `mostAPage`, unless it was taken down. */
const surelyOnPage = 30;
/** Spread out, because what leaves a frame leaves it on every phone of the hall at once. */
const checkAfterMs = () => 2_000 + Math.random() * 8_000;

/** The questions of all, as this person goes through them: in one order or by a search, a page at a time. */
export class Browsing {
  order = $state<ListOrder>('popular');
  query = $state('');
  loading = $state(false);
  /** The server could not be asked; what is shown is what this phone has. */
  failed = $state(false);
  private reading = $state.raw<Reading>(nothingRead);
  private fetched = $state.raw<ReadonlyMap<string, QuestionView>>(new Map());
  /** Taken down while they were read: their places stay until the list is made anew. */
  private gone = $state.raw<ReadonlySet<string>>(new Set());
  private offset = $state(0);
  private total = $state(0);
  private readonly hall: LiveHall<AudienceMethods>;
  private readonly frame = $derived.by(() => this.hall.view?.questions ?? []);
  private readonly byId = $derived.by(() => new Map(this.frame.map((question) => [question.id, question])));
  private readonly mine = $derived.by(() => new Set(this.hall.me?.asked.map((question) => question.id)));
  private former: readonly QuestionView[];
  private turn = 0;
  private check: ReturnType<typeof setTimeout> | undefined;

  readonly shown = $derived.by(() =>
    this.reading.shown
      .filter((id) => !this.mine.has(id))
      .map((id) => ({ id, question: this.gone.has(id) ? undefined : this.questionOf(id) })),
  );
  /** What came since the list was made. */
  readonly fresh = $derived.by(() => (this.query ? [] : waitingToBeRead(this.reading, this.frame)));
  /** How many of the list would stand higher by now: what is read is not moved before somebody asks for it. */
  readonly risen = $derived.by(() => {
    if (this.query || this.order === 'newest') return 0;
    const here = this.shown.flatMap(({ question }) =>
      question && this.byId.has(question.id) && isListed(question) ? [question] : [],
    );
    return risenIn(here, this.order);
  });
  readonly hasMore = $derived.by(() => this.offset < this.total);

  constructor(hall: LiveHall<AudienceMethods>) {
    this.hall = hall;
    this.former = this.frame;
    hall.onOnline(() => {
      if (this.reading.shown.length === 0 || this.failed) void this.begin();
    });
    hall.onChange(() => this.frameCame());
  }

  questionOf(id: string): QuestionView | undefined {
    return this.byId.get(id) ?? this.fetched.get(id);
  }

  /** Makes the list anew: another order, another search, or what came meanwhile. */
  async begin(): Promise<void> {
    // What comes while the page is asked for may not be on it: that is news.
    const before = this.hall.view ? this.frame : undefined;
    const page = await this.ask({ offset: 0, limit: pageSize });
    if (page === 'overtaken') return;
    const fromFrame = ordered(this.frame.filter(isListed), this.order).slice(0, pageSize);
    const first = page?.questions ?? (this.query ? [] : fromFrame);
    this.keep(first);
    this.gone = new Set();
    this.reading = begun(this.query ? first : ordered(first, this.order), before ?? this.frame);
    this.offset = first.length;
    this.total = page?.total ?? first.length;
  }

  async more(): Promise<void> {
    const page = await this.ask({ offset: this.offset, limit: pageSize });
    if (page === 'overtaken' || !page?.questions) return;
    this.keep(page.questions);
    this.reading = continued(this.reading, page.questions);
    this.offset += page.questions.length;
    this.total = page.questions.length > 0 ? (page.total ?? 0) : this.offset;
  }

  /** Puts a question where it can be found, though the list has not come to it. False where nobody knows it. */
  reveal(id: string): boolean {
    if (!this.questionOf(id)) return false;
    if (!this.reading.shown.includes(id))
      this.reading = { ...this.reading, shown: [id, ...this.reading.shown] };
    return true;
  }

  private async ask(range: FindQuestions): Promise<QuestionPage | 'overtaken' | undefined> {
    const mine = ++this.turn;
    this.loading = true;
    const query = this.query.trim();
    const page = await this.hall.connection.invoke('FindQuestions', {
      ...range,
      query: query || undefined,
      order: query ? 'relevance' : this.order,
    });
    if (mine !== this.turn) return 'overtaken';
    this.loading = false;
    this.failed = !page.ok;
    return page.ok ? page : undefined;
  }

  private keep(questions: readonly QuestionView[]): void {
    const all = new Map(this.fetched);
    for (const question of questions) all.set(question.id, question);
    this.fetched = all;
  }

  private frameCame(): void {
    const before = this.former;
    if (before === this.frame) return;
    this.former = this.frame;
    // Nothing is being read yet: what comes can be shown at once.
    if (this.shown.length === 0 && this.fresh.length > 0 && !this.loading) return void this.begin();
    const left = leftTheFrame(this.reading, before, this.frame);
    if (left.length === 0) return;
    if (holdsAll(this.frame, this.hall.view?.board?.total)) return this.takeDown(left);
    this.keep(before.filter((question) => left.includes(question.id)));
    this.check ??= setTimeout(() => void this.checkShown(), checkAfterMs());
  }

  private takeDown(ids: readonly string[]): void {
    this.gone = new Set([...this.gone, ...ids]);
  }

  /** Whether what left the frame was taken down, or is only not among the first any more. */
  private async checkShown(): Promise<void> {
    this.check = undefined;
    const { shown } = this.reading;
    const asked = await this.hall.connection.invoke('FindQuestions', {
      offset: 0,
      limit: mostAPage,
      order: this.order,
    });
    if (!asked.ok || this.query) return;
    this.keep(asked.questions ?? []);
    const there = new Set(asked.questions?.map((question) => question.id));
    this.takeDown(shown.slice(0, surelyOnPage).filter((id) => !there.has(id) && !this.byId.has(id)));
  }
}
