import type { QuestionView } from '../../contract/contract.gen';

/** An upvote that the server has counted and the frames may not show yet. */
export interface Echo {
  readonly by: 1 | -1;
  /** The journal position at which it counts. */
  readonly position: number;
  /** The question as it was shown when it was counted. */
  readonly question: QuestionView | undefined;
}

export interface Seen {
  readonly question: QuestionView;
  /** Whether frames keep this question up to date. */
  readonly inFrame: boolean;
  readonly framePosition: number;
  /** What waits on this device: true to give, false to take back. */
  readonly kept: boolean | undefined;
  /** What the server counts. */
  readonly counted: boolean;
  readonly echo: Echo | undefined;
}

/**
 * How many upvotes to show, one's own press included at once. It never counts a press twice: one that waits is added to
 * what the server says only while that says otherwise, and one that was counted only until a frame has it.
 */
export function shownUpvotes({ question, inFrame, framePosition, kept, counted, echo }: Seen): number {
  const unseen = echo && (inFrame ? framePosition < echo.position : question === echo.question);
  const pressed = kept === undefined || kept === counted ? 0 : kept ? 1 : -1;
  return Math.max(0, question.upvotes + (unseen ? echo.by : 0) + pressed);
}
