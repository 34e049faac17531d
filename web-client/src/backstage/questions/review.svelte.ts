import { getContext, setContext } from 'svelte';
import type {
  ClaimSuggestion,
  ContextView,
  ItemRevision,
  Outcome,
  QuestionView,
} from '../../contract/contract.gen';
import type { Desk } from '../desk.svelte';
import { act } from './verdicts/act';
import { mayDo, needsClaim, offers, type ItemAction } from './verdicts/actions';
import { Attention } from './attention/attention.svelte';
import type { Filter } from './queue/filters';
import { ready, step, type Flow, type FlowInput } from './keys/keyFlow';
import type { QueueName } from './queue/queues';
import { afterDone, neighbour } from './queue/standing';
import { Verdicts } from './verdicts/verdicts.svelte';

export type ReviewDialog =
  'merge' | 'context' | 'mute' | 'answer' | 'defer' | 'translate' | 'redact' | 'incident';

/** The review of questions: what the keys are about, and where they lead. */
export class Review extends Attention {
  readonly verdicts: Verdicts;
  flow = $state.raw<Flow>(ready);
  dialog = $state<ReviewDialog>();
  /** What the next context note starts from: a claim of the library, or the note it corrects. */
  claimToUse = $state.raw<ClaimSuggestion>();
  noteToCorrect = $state.raw<ContextView>();
  /** A word to the author, beside the reason of a reject. */
  note = $state('');

  constructor(desk: Desk) {
    super(desk);
    this.verdicts = new Verdicts(this);
  }

  /** What a verdict is about now: what is marked, else what is open. */
  get about(): readonly ItemRevision[] {
    if (this.list.marked.size > 0)
      return [...this.list.marked].map(([itemId, revision]) => ({ itemId, revision }));
    const item = this.selected;
    if (!item) return [];
    return [{ itemId: item.id, revision: this.revisionRead(item) }];
  }

  /** Once a second. */
  tick(): void {
    this.now = this.desk.hall.serverNow();
    this.verdicts.tick();
  }

  /** On by a row; from one that a colleague has or had, on to one that is free, so that nobody runs after the others. */
  move(by: 1 | -1): void {
    const { list, selectedId } = this;
    const lost = selectedId !== undefined && (!list.here(selectedId) || this.hold.state === 'taken');
    if (by > 0 && lost) {
      const free = this.nextFree(new Set([selectedId]));
      if (free || !list.here(selectedId)) return this.select(free, true);
    }
    const to = this.beside(by);
    if (to) return this.select(to);
    if (by < 0 || list.standing.fresh.length === 0) return;
    list.takeIn();
    const next = this.beside(1);
    if (next) this.select(next);
  }

  private beside(by: 1 | -1): string | undefined {
    return neighbour(this.list.standing.shown, this.selectedId, by, (id) => this.list.here(id));
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

  protected elsewhere(taken: ReadonlySet<string>): string | undefined {
    return this.nextFree(taken);
  }

  protected get engaged(): boolean {
    return this.flow !== ready || this.dialog !== undefined;
  }

  protected left(): void {
    this.flow = ready;
  }
}

const name = Symbol('review');

export function provideReview(review: Review): Review {
  return setContext(name, review);
}

export function useReview(): Review {
  return getContext<Review>(name);
}
