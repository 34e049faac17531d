import type { HallView, PollView } from '../../contract/contract.gen';
import { nextEntry, type Entry } from '../order/entries';
import { deskFace } from '../../polls/kinds/onDesk';

/** The one thing a facilitator most likely wants to do now. */
export type NextStep =
  | { readonly kind: 'write' }
  | { readonly kind: 'openHall' }
  | { readonly kind: 'showJoin' }
  | { readonly kind: 'open' | 'close' | 'showResult'; readonly poll: PollView }
  | { readonly kind: 'pick'; readonly poll: PollView }
  | { readonly kind: 'scene'; readonly entry: Entry }
  | { readonly kind: 'done' }
  | { readonly kind: 'reopenHall' };

/**
 * In the order of a meeting: write polls, open the hall, show the code, then what the running order says: for each poll open,
 * close and show, and what is no poll on the wall. A poll that somebody opened out of turn is finished first.
 */
export function nextStep(view: HallView): NextStep {
  if (view.hall.state === 'closed') return { kind: 'reopenHall' };
  if (view.polls.length === 0 && !view.runningOrder?.items.length) return { kind: 'write' };
  if (view.hall.state === 'draft') return { kind: 'openHall' };
  const open = view.polls.find((poll) => poll.state === 'open');
  if (open) return { kind: 'close', poll: open };
  const current = onWall(view);
  if (current?.state === 'closed' && waitsToBeShown(current, view))
    return deskFace(current.kind)?.picked && !current.tally?.texts?.some((answer) => answer.picked)
      ? { kind: 'pick', poll: current }
      : { kind: 'showResult', poll: current };
  const nothingHappened = !view.runningOrder?.at && view.polls.every((poll) => poll.state === 'draft');
  if (nothingHappened && view.stage.kind === 'idle' && view.audience === 0) return { kind: 'showJoin' };
  const next = nextEntry(view);
  if (!next) return { kind: 'done' };
  const poll = view.polls.find(({ id }) => id === next.target);
  return poll ? { kind: 'open', poll } : { kind: 'scene', entry: next };
}

function onWall(view: HallView): PollView | undefined {
  return view.polls.find((poll) => poll.id === view.stage.id);
}

/** Closed with votes, and the wall still shows the question. */
function waitsToBeShown(poll: PollView, view: HallView): boolean {
  return view.stage.kind === 'poll' && (poll.tally?.voters ?? 0) > 0;
}
