import { QuestionOrders, QuestionStates, type QuestionView } from '../contract/contract.gen';

export type ListOrder = Exclude<QuestionOrders, 'relevance' | 'oldest'>;

/** What is answered now first, then what is pinned, then by the order. */
export function ordered(questions: readonly QuestionView[], order: ListOrder): readonly QuestionView[] {
  const compare = comparisons[order];
  return [...questions].sort((a, b) => raised(b) - raised(a) || compare(a, b) || later(a, b));
}

/** How many stand higher in an order than they do in a list. */
export function risenIn(list: readonly QuestionView[], order: ListOrder): number {
  const was = new Map(list.map((question, at) => [question.id, at]));
  return ordered(list, order).filter((question, at) => at < was.get(question.id)!).length;
}

const raised = (question: QuestionView) =>
  (question.state === QuestionStates.live ? 2 : 0) + (question.pinned ? 1 : 0);

/** Newest first; ids are ULIDs, so that equal times still have one order on every phone. */
const later = (a: QuestionView, b: QuestionView) =>
  Date.parse(b.askedAt) - Date.parse(a.askedAt) || (a.id < b.id ? 1 : -1);

const comparisons: Record<ListOrder, (a: QuestionView, b: QuestionView) => number> = {
  popular: (a, b) => b.upvotes - a.upvotes,
  newest: later,
  fair: (a, b) => (b.score ?? 0) - (a.score ?? 0) || b.upvotes - a.upvotes,
};
