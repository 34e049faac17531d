import type { AskQuestion, QuestionView } from '../../../contract/contract.gen';
import { Outbox, type Kept } from '../../../connection/outbox';

/** A question on its way. Its id is made here, so that sending it again asks nothing twice. */
export interface KeptAsk extends Kept {
  readonly asks: AskQuestion & { readonly questionId: string; readonly text: string };
  /** When it was written, by this device. */
  readonly at: string;
}

/** An upvote given or taken back; the last press on a question is the one that counts. */
export interface KeptUpvote extends Kept {
  readonly questionId: string;
  readonly on: boolean;
}

const askPrefix = (hallId: string) => `townhall/${hallId}/ask/`;
const upvotePrefix = (hallId: string) => `townhall/${hallId}/upvote/`;

export function askOutbox(hallId: string): Outbox<KeptAsk> {
  return new Outbox(askPrefix(hallId), (kept) => kept.asks.questionId);
}

export function upvoteOutbox(hallId: string): Outbox<KeptUpvote> {
  return new Outbox(upvotePrefix(hallId), (kept) => kept.questionId);
}

/** Newest first, without those that are in the hall already although no answer has come: they would be shown twice. */
export function onTheWay(asks: readonly KeptAsk[], asked: readonly QuestionView[]): KeptAsk[] {
  return asks
    .filter((kept) => kept.refused || asked.every(({ id }) => id !== kept.asks.questionId))
    .reverse();
}
