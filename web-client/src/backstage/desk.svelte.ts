import { getContext, setContext } from 'svelte';
import { ulid } from 'ulid';
import { ownHall } from '../connection/keys';
import type { AnswerOf, ArgumentOf, BackstageMethods } from '../connection/methods';
import type { HallView, Outcome, PollView } from '../contract/contract.gen';
import { toast } from '../design/toasts.svelte';
import { deskFace } from '../polls/kinds/onDesk';
import type { LiveHall } from '../state/liveHall.svelte';
import { refusalText } from '../words/refusals';
import { t } from '../words/words.svelte';
import { may, moderates } from './may';
import { moveEntry } from './order/edit';
import { entriesOf } from './order/entries';
import { copyOf, draftOf, formOfPoll } from './prepare/draft';
import { limits } from './prepare/problems';
import { closesAt, type Closing } from './run/closing';
import { Grace } from './grace/grace.svelte';
import { Rest } from './grace/rest.svelte';
import { joinUrl, linksOf } from './share/links';

export type Pane = 'agenda' | 'poll' | 'wall';
export type Area = 'polls' | 'questions' | 'lineUp' | 'incidents' | 'budgets' | 'after';
export type Sheet =
  'share' | 'settings' | 'announce' | 'import' | 'preview' | 'shortcuts' | 'rules' | 'staff' | 'codes';

/** What waits for a yes. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly act: () => void;
  /** Another way, where there is one. */
  readonly other?: { readonly label: string; readonly act: () => void };
}

const firstArea: Readonly<Record<string, Area>> = { moderator: 'questions', speaker: 'lineUp' };

/** What a person does at the desk: the hall as it is, what is selected, and the commands. */
export class Desk {
  readonly hall: LiveHall<BackstageMethods>;
  readonly hallId: string;
  readonly key: string;
  /** The part of the desk that is open; by itself where a role has most to do. */
  private chosenArea = $state<Area>();
  selectedId = $state<string>();
  /** On narrow screens one pane is seen at a time. */
  pane = $state<Pane>('agenda');
  sheet = $state<Sheet>();
  question = $state.raw<Question>();
  /** What was pressed and can still be taken back. */
  readonly grace = new Grace();
  /** After something was sent to the wall. */
  readonly rest = new Rest();
  /** The poll that is written: its id, `new`, or nothing. */
  editing = $state<string>();
  /** What is written, as people will see it. */
  written = $state.raw<PollView>();
  /** Whether what is written would be lost. */
  unsaved = $state(false);
  /** Whether the wall goes along when a poll is opened or closed here. */
  wallFollows = $state(true);
  private readonly running = $state<Record<string, boolean>>({});

  constructor(hall: LiveHall<BackstageMethods>, hallId: string, key: string) {
    this.hall = hall;
    this.hallId = hallId;
    this.key = key;
  }

  get view(): HallView {
    return this.hall.view!;
  }

  get selected(): PollView | undefined {
    return this.view.polls.find((poll) => poll.id === this.selectedId);
  }

  get links() {
    return linksOf(this.view.hall, ownHall(this.hallId), {
      origin: location.origin,
      key: this.key,
      role: this.hall.role,
    });
  }

  get area(): Area {
    return this.chosenArea ?? (this.hall.role ? (firstArea[this.hall.role] ?? 'polls') : 'polls');
  }

  set area(area: Area) {
    this.chosenArea = area;
  }

  get joinUrl(): string {
    return joinUrl(this.view.hall, ownHall(this.hallId), location.origin);
  }

  may(method: keyof BackstageMethods): boolean {
    return may(this.hall.role, method);
  }

  get moderates(): boolean {
    return moderates(this.hall.role);
  }

  /** Whether a command is under way; a second press does nothing. */
  busy(method: keyof BackstageMethods): boolean {
    return this.running[method] ?? false;
  }

  /** Sends a command, and says why where it was refused. */
  async run<K extends keyof BackstageMethods & string>(
    method: K,
    ...argument: ArgumentOf<BackstageMethods[K]> extends undefined ? [] : [ArgumentOf<BackstageMethods[K]>]
  ): Promise<AnswerOf<BackstageMethods[K]>> {
    const outcome = await this.ask(method, ...argument);
    if (!outcome.ok) toast(refusalText(outcome.error), 'bad');
    return outcome;
  }

  /** Sends a command whose refusal is shown where the mistake was made. */
  async ask<K extends keyof BackstageMethods & string>(
    method: K,
    ...argument: ArgumentOf<BackstageMethods[K]> extends undefined ? [] : [ArgumentOf<BackstageMethods[K]>]
  ): Promise<AnswerOf<BackstageMethods[K]>> {
    this.running[method] = true;
    try {
      return await this.hall.connection.invoke(method, ...argument);
    } finally {
      this.running[method] = false;
    }
  }

  /** Looks at another poll; what is half written is not lost without a yes. */
  select(id: string | undefined): void {
    this.leaveEditor(() => {
      this.selectedId = id;
      this.tellLook();
    });
  }

  /** Tells colleagues which poll is looked at here. */
  tellLook(): void {
    if (this.area === 'polls' && this.selectedId && this.may('Reviewing'))
      void this.ask('Reviewing', { itemId: this.selectedId });
  }

  write(): void {
    this.leaveEditor(() => {
      this.editing = 'new';
      this.pane = 'poll';
    });
  }

  edit(poll: PollView): void {
    if (this.editing === poll.id || !this.knows(poll)) return;
    this.leaveEditor(() => {
      this.selectedId = poll.id;
      this.editing = poll.id;
      this.pane = 'poll';
    });
  }

  leaveEditor(then: () => void): void {
    const leave = () => {
      this.unsaved = false;
      this.editing = undefined;
      then();
    };
    if (!this.unsaved) return leave();
    this.question = {
      title: t('backstage.discardTitle'),
      text: t('backstage.discardText'),
      yes: t('backstage.discard'),
      act: leave,
    };
  }

  /** Opens voting, after a moment in which it can be taken back. */
  async open(poll: PollView, closing: Closing = 'own'): Promise<void> {
    if (this.busy('OpenPoll') || this.busy('ReopenPoll')) return;
    await this.grace.begin({ step: 'open', title: poll.title }, () => this.openNow(poll, closing));
  }

  /** Closes voting, after a moment in which it can be taken back: what a secret ballot destroys then is gone. */
  async close(poll: PollView): Promise<void> {
    if (this.busy('ClosePoll')) return;
    await this.grace.begin({ step: 'close', title: poll.title }, () => this.closeNow(poll));
  }

  private async openNow(poll: PollView, closing: Closing): Promise<void> {
    const { id: pollId, revision } = poll;
    const command = { pollId, closesAt: closesAt(closing, this.hall.serverNow()), revision };
    const method = poll.state === 'closed' ? 'ReopenPoll' : 'OpenPoll';
    const outcome = await this.run(method, command);
    if (outcome.ok && this.wallFollows) await this.show('poll', poll.id);
  }

  private async closeNow(poll: PollView): Promise<void> {
    const outcome = await this.run('ClosePoll', { pollId: poll.id });
    const shown = poll.resultsShown || poll.resultsVisible === 'afterClose';
    const onWall = this.view.stage.id === poll.id;
    if (outcome.ok && this.wallFollows && onWall && shown && !deskFace(poll.kind)?.picked)
      await this.show('results', poll.id);
  }

  async showResult(poll: PollView, visible: boolean): Promise<void> {
    if (this.busy('ShowResults')) return;
    await this.run('ShowResults', { pollId: poll.id, visible });
  }

  /** Shows a result everywhere, on phones and on the wall, after a moment in which it can be taken back. */
  async reveal(poll: PollView): Promise<void> {
    if (this.busy('ShowResults')) return;
    await this.grace.begin({ step: 'reveal', title: poll.title }, () => this.revealNow(poll));
  }

  private async revealNow(poll: PollView): Promise<void> {
    if (!poll.resultsShown) await this.showResult(poll, true);
    await this.show('results', poll.id);
  }

  show(kind: HallView['stage']['kind'], id?: string): Promise<Outcome> {
    return this.run('SetStage', { kind, id });
  }

  /** Puts a poll before another one, or last. */
  move(pollId: string, before: string | undefined): Promise<Outcome> {
    return this.run('MovePoll', { pollId, before });
  }

  /** Moves a poll up or down by one in the order of the evening. */
  async step(poll: PollView, by: 1 | -1): Promise<void> {
    const entries = entriesOf(this.view);
    const at = entries.findIndex(({ target }) => target === poll.id);
    const to = at + by;
    if (to < 0 || to >= entries.length) return;
    await moveEntry(this, entries[at]!.id, by < 0 ? entries[to]!.id : entries[to + 1]?.id);
  }

  async duplicate(poll: PollView): Promise<void> {
    if (!this.knows(poll)) return;
    const pollId = this.newId();
    const title = t('backstage.copyTitle', { title: poll.title });
    const draft = draftOf(copyOf(formOfPoll(poll), title.slice(0, limits.title)));
    const after = this.view.polls[this.view.polls.indexOf(poll) + 1]?.id;
    const outcome = await this.run('CreatePoll', { pollId, draft });
    if (!outcome.ok) return;
    if (after) await this.move(pollId, after);
    this.select(pollId);
  }

  /** What this page does not know it must not write: that would take settings away. */
  private knows(poll: PollView): boolean {
    const known = deskFace(poll.kind) !== undefined;
    if (!known) toast(t('vote.newerPage'), 'bad');
    return known;
  }

  askToReset(poll: PollView): void {
    this.question = {
      title: t('backstage.resetTitle'),
      text: t('backstage.resetText', { title: poll.title, n: poll.tally?.voters ?? 0 }),
      yes: t('backstage.reset'),
      act: () => void this.run('ResetPoll', { pollId: poll.id }),
    };
  }

  askToDelete(poll: PollView): void {
    this.question = {
      title: t('backstage.deleteTitle'),
      text: t('backstage.deleteText', { title: poll.title, n: poll.tally?.voters ?? 0 }),
      yes: t('backstage.delete'),
      act: () => void this.run('DeletePoll', { pollId: poll.id, revision: poll.revision }),
    };
  }

  askToCloseHall(): void {
    this.question = {
      title: t('backstage.closeHallTitle'),
      text: t('backstage.closeHallText', {
        n: this.view.polls.filter((poll) => poll.state === 'open').length,
      }),
      yes: t('backstage.closeHall'),
      act: () => void this.run('CloseHall', {}),
    };
  }

  newId(): string {
    return ulid(this.hall.serverNow());
  }
}

const name = Symbol('desk');

export function provideDesk(desk: Desk): Desk {
  return setContext(name, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(name);
}
