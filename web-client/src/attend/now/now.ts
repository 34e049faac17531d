import { StageKinds, type HallView, type PollView, type QuestionView } from '../../contract/contract.gen';

/** What an attendee sees of the agenda: what is on now, and what was. */
export interface Agenda {
  readonly now: readonly PollView[];
  /** Closed polls, the last of the agenda first. */
  readonly earlier: readonly PollView[];
}

/**
 * Open polls are on. `shown` are the ids that were on in the frame before, in their order: what somebody is voting on
 * never changes its place; a poll that opens comes below. With none open, what closed last stays where it was, or the result
 * that is on stage comes.
 */
export function agendaOf(view: HallView, shown: readonly string[]): Agenda {
  const closed = view.polls.filter((poll) => poll.state === 'closed');
  const open = inPlace(view, shown);
  const now = open.length > 0 ? open : lastShown(view, closed, shown);
  return { now, earlier: closed.filter((poll) => !now.includes(poll)).reverse() };
}

/** Whether the wall shows something that the phone says in words of its own. */
export function showsStage(kind: HallView['stage']['kind']): boolean {
  const own: readonly string[] = [
    StageKinds.break,
    StageKinds.questions,
    StageKinds.thanks,
    StageKinds.arriving,
  ];
  return own.includes(kind);
}

/**
 * The question that the room is at: the one on the wall, or the one that is answered while the wall shows questions or nothing
 * is voted on.
 */
export function questionNow(view: HallView, now: readonly PollView[]): QuestionView | undefined {
  const { kind, id } = view.stage;
  const onWall = kind === StageKinds.question && view.questions.find((each) => each.id === id);
  if (onWall && onWall.text !== '') return onWall;
  const live = view.questions.find(({ state }) => state === 'live');
  return kind === StageKinds.questions || now.length === 0 ? live : undefined;
}

/** Whether there are votes here that ask for a code: who joined before codes were made learns it from the poll. */
export function takesCodes(made: boolean | undefined, polls: readonly PollView[] | undefined): boolean {
  return made || !!polls?.some((poll) => poll.settings.assurance);
}

function inPlace(view: HallView, shown: readonly string[]): PollView[] {
  const place = (poll: PollView) => {
    const index = shown.indexOf(poll.id);
    if (index >= 0) return index;
    return shown.length + (poll.id === view.stage.id ? 0 : 1);
  };
  return view.polls.filter((poll) => poll.state === 'open').sort((a, b) => place(a) - place(b));
}

function lastShown(view: HallView, closed: readonly PollView[], shown: readonly string[]): PollView[] {
  const wanted = view.stage.kind === 'results' && view.stage.id ? view.stage.id : shown.at(-1);
  // The room has gone on to something else: the poll is one of the earlier ones.
  if (showsStage(view.stage.kind) || view.stage.kind === StageKinds.question) return [];
  return view.hall.state === 'closed' ? [] : closed.filter((poll) => poll.id === wanted);
}
