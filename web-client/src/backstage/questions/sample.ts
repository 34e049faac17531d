import type { DeskItem, QuestionView } from '../../contract/contract.gen';

/** For tests: a question as the desk sees it. */
export function sampleItem(
  id: string,
  more: Partial<QuestionView> = {},
  desk: Partial<DeskItem> = {},
): QuestionView {
  return {
    id,
    text: `Question ${id}`,
    state: 'pending',
    revision: 1,
    upvotes: 0,
    askedAt: `2026-05-04T18:00:${id.padStart(2, '0').slice(-2)}Z`,
    ...more,
    desk: { authorId: 'guest-1', authorHistory: {}, ...desk },
  };
}
