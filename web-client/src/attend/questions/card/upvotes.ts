import type { QuestionView } from '../../../contract/contract.gen';

/** An upvote that the server has counted and that what is shown of the question does not have yet. */
export interface Echo {
  readonly by: 1 | -1;
  /** The question without it. Once there is a newer one, that one has it. */
  readonly question: QuestionView;
}

export interface Seen {
  readonly question: QuestionView;
  /** What waits on this device: true to give, false to take back. */
  readonly kept: boolean | undefined;
  /** What the server counts. */
  readonly counted: boolean;
  readonly echo: Echo | undefined;
}

/**
 * How many upvotes to show, one's own press included at once. It never counts a press twice: one that waits is added to
 * what the server says only while that says otherwise, and one that was counted only until the question has it.
 */
export function shownUpvotes({ question, kept, counted, echo }: Seen): number {
  const unseen = echo?.question === question ? echo.by : 0;
  const pressed = kept === undefined || kept === counted ? 0 : kept ? 1 : -1;
  return Math.max(0, question.upvotes + unseen + pressed);
}

/** A press that was answered: the question as it was then, as it is now, and where frames stand. */
export interface Answered {
  readonly pressed: QuestionView | undefined;
  readonly shown: QuestionView | undefined;
  readonly on: boolean;
  /** Where the upvote counts. */
  readonly position: number;
  readonly framePosition: number;
}

/** What has to be added until the question is told anew; nothing where a frame came before the answer. */
export function echoOf({ pressed, shown, on, position, framePosition }: Answered): Echo | undefined {
  if (!shown || (shown !== pressed && framePosition >= position)) return undefined;
  return { by: on ? 1 : -1, question: shown };
}
