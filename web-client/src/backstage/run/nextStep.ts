import type { HallView, PollView } from '../../contract/contract.gen';
import { deskFace } from '../../polls/kinds/onDesk';

/** The one thing a facilitator most likely wants to do now. */
export type NextStep =
  | { readonly kind: 'write' }
  | { readonly kind: 'openHall' }
  | { readonly kind: 'showJoin' }
  | { readonly kind: 'open' | 'close' | 'showResult'; readonly poll: PollView }
  | { readonly kind: 'pick'; readonly poll: PollView }
  | { readonly kind: 'done' }
  | { readonly kind: 'reopenHall' };

/**
 * In the order of a meeting: write polls, open the hall, show the code, then for each poll of the agenda open, close and
 * show. A poll that somebody opened out of turn is finished first.
 */
export function nextStep(view: HallView): NextStep {
  if (view.hall.state === 'closed') return { kind: 'reopenHall' };
  if (view.polls.length === 0) return { kind: 'write' };
  if (view.hall.state === 'draft') return { kind: 'openHall' };
  const open = view.polls.find((poll) => poll.state === 'open');
  if (open) return { kind: 'close', poll: open };
  const current = onWall(view);
  if (current?.state === 'closed' && waitsToBeShown(current, view))
    return deskFace(current.kind)?.picked && !current.tally?.texts?.some((answer) => answer.picked)
      ? { kind: 'pick', poll: current }
      : { kind: 'showResult', poll: current };
  const nothingHappened = view.polls.every((poll) => poll.state === 'draft');
  if (nothingHappened && view.stage.kind === 'idle' && view.audience === 0) return { kind: 'showJoin' };
  const next = nextDraft(view);
  return next ? { kind: 'open', poll: next } : { kind: 'done' };
}

function onWall(view: HallView): PollView | undefined {
  return view.polls.find((poll) => poll.id === view.stage.id);
}

/** Closed with votes, and the wall still shows the question. */
function waitsToBeShown(poll: PollView, view: HallView): boolean {
  return view.stage.kind === 'poll' && (poll.tally?.voters ?? 0) > 0;
}

/** The first draft after the last poll that was run, else the first there is. */
function nextDraft(view: HallView): PollView | undefined {
  const last = view.polls.map((poll) => poll.state !== 'draft').lastIndexOf(true);
  const drafts = view.polls.filter((poll) => poll.state === 'draft');
  return drafts.find((poll) => view.polls.indexOf(poll) > last) ?? drafts[0];
}
