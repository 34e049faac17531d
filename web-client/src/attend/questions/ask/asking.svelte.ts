import { ulid } from 'ulid';
import type { Outcome, QuestionStates, QuestionView } from '../../../contract/contract.gen';
import type { AudienceMethods } from '../../../connection/methods';
import type { Outbox } from '../../../connection/outbox';
import { Sender } from '../../../connection/sender';
import { onOtherTab } from '../../../connection/storage';
import { withAsked, withUpvote } from '../../../state/frames';
import type { LiveHall } from '../../../state/liveHall.svelte';
import { askOutbox, upvoteOutbox, type KeptAsk, type KeptUpvote } from './kept';
import { echoOf, shownUpvotes, type Echo } from '../card/upvotes';

/** Frames of a large hall carry upvotes once a second; later than this they have it, or have taken it back. */
const echoMs = 2_500;

export interface AskingEvents {
  /** The server has taken a question, which is now in this state. */
  taken(state: QuestionStates): void;
  /** An upvote was refused and is taken back. */
  upvoteRefused(outcome: NonNullable<Outcome['error']>): void;
}

/** What this person asks and upvotes: what waits on this device and what the server has answered. */
export class Asking {
  asks = $state.raw<readonly KeptAsk[]>([]);
  private keptUpvotes = $state.raw<ReadonlyMap<string, KeptUpvote>>(new Map());
  private answered = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  private echoes = $state.raw<ReadonlyMap<string, Echo>>(new Map());
  readonly waiting = $derived(this.asks.filter((each) => !each.refused).length + this.keptUpvotes.size);
  private readonly hall: LiveHall<AudienceMethods>;
  private readonly askBox: Outbox<KeptAsk>;
  private readonly upvoteBox: Outbox<KeptUpvote>;
  /** Questions as they looked when they were pressed last. */
  private readonly pressed = new Map<string, QuestionView>();
  private readonly senders: readonly { flush(): Promise<void> }[];

  constructor(hallId: string, hall: LiveHall<AudienceMethods>, events: AskingEvents) {
    this.hall = hall;
    this.askBox = askOutbox(hallId);
    this.upvoteBox = upvoteOutbox(hallId);
    const changed = () => this.read();
    const asks = new Sender<KeptAsk>({
      outbox: this.askBox,
      send: ({ asks }) => hall.connection.invoke('AskQuestion', asks),
      accepted: (kept, { state }) => {
        const taken = viewOf(kept, state as QuestionStates | undefined);
        if (hall.me) hall.me = withAsked(hall.me, taken);
        events.taken(taken.state);
      },
      changed,
    });
    const upvotes = new Sender<KeptUpvote>({
      outbox: this.upvoteBox,
      send: ({ questionId, on }) => hall.connection.invoke('Upvote', { questionId, on }),
      accepted: (kept, outcome) => this.upvoted(kept, outcome),
      refused: (_, refusal) => {
        events.upvoteRefused(refusal);
        return false;
      },
      changed,
    });
    this.senders = [asks, upvotes];
    this.read();
    for (const { prefix } of [this.askBox, this.upvoteBox])
      onOtherTab(prefix, () => {
        this.read();
        if (this.waiting > 0) this.flush();
      });
    hall.onOnline(() => this.flush());
  }

  /** Keeps the question on this device first, then sends it until it is answered. */
  ask(text: string, language: string, anonymous: boolean | undefined): void {
    this.askBox.put({
      id: ulid(),
      asks: { questionId: ulid(), text, language, anonymous },
      at: new Date().toISOString(),
    });
    this.read();
    this.flush();
  }

  /** The person has read why a question was refused. */
  dismiss(kept: KeptAsk): void {
    this.askBox.settle(kept);
    this.read();
  }

  /** Gives an upvote or takes it back: the opposite of what is shown now. */
  toggle(question: QuestionView): void {
    const { id: questionId } = question;
    this.pressed.set(questionId, question);
    this.upvoteBox.put({ id: ulid(), questionId, on: !this.isUpvoted(question) });
    this.read();
    this.flush();
  }

  isUpvoted(question: QuestionView): boolean {
    return this.keptUpvotes.get(question.id)?.on ?? this.counts(question);
  }

  /** Whether a press waits for the server's answer. */
  isWaiting(questionId: string): boolean {
    return this.keptUpvotes.has(questionId);
  }

  upvotesOf(question: QuestionView): number {
    const { id } = question;
    return shownUpvotes({
      question,
      kept: this.keptUpvotes.get(id)?.on,
      counted: this.counts(question),
      echo: this.echoes.get(id),
    });
  }

  private upvoted({ questionId, on }: KeptUpvote, { position }: Outcome): void {
    const inFrame = this.inFrame(questionId);
    const pressed = this.pressed.get(questionId);
    const echo = echoOf({
      pressed,
      shown: inFrame ?? pressed,
      on,
      position: position ?? 0,
      framePosition: this.hall.view?.position ?? 0,
    });
    this.echo(questionId, echo);
    if (inFrame && echo) setTimeout(() => this.echo(questionId, undefined, echo), echoMs);
    this.answered = new Map(this.answered).set(questionId, on);
    if (this.hall.me) this.hall.me = withUpvote(this.hall.me, questionId, on);
  }

  /** Puts an echo, or takes away the one given. */
  private echo(questionId: string, echo: Echo | undefined, former?: Echo): void {
    if (former && this.echoes.get(questionId) !== former) return;
    const all = new Map(this.echoes);
    if (echo) all.set(questionId, echo);
    else all.delete(questionId);
    this.echoes = all;
  }

  /** A person's own state names the upvotes of newer questions only; older ones say it themselves in the page they came in. */
  private counts({ id, upvoted }: QuestionView): boolean {
    if (this.hall.me?.upvoted.includes(id)) return true;
    return upvoted !== undefined && (this.answered.get(id) ?? upvoted);
  }

  private inFrame(questionId: string): QuestionView | undefined {
    return this.hall.view?.questions.find((each) => each.id === questionId);
  }

  private flush(): void {
    for (const sender of this.senders) void sender.flush();
  }

  private read(): void {
    this.asks = this.askBox.all();
    this.keptUpvotes = new Map(this.upvoteBox.all().map((each) => [each.questionId, each]));
  }
}

/** The question as far as this phone knows it, until the server says it in full. */
function viewOf({ asks, at }: KeptAsk, state: QuestionStates | undefined): QuestionView {
  return {
    id: asks.questionId,
    text: asks.text,
    language: asks.language,
    state: state ?? 'pending',
    revision: 1,
    upvotes: 0,
    askedAt: at,
    mine: true,
  };
}
