import { expect, test } from 'vitest';
import type {
  FindQuestions,
  QuestionPage,
  QuestionStates,
  QuestionView,
} from '../../../contract/contract.gen';
import type { Desk } from '../../desk.svelte';
import type { QueueName } from './queues';
import { ReviewList } from './reviewList.svelte';

const all = (state: QuestionStates): QuestionView[] =>
  Array.from({ length: 320 }, (_, n) => ({
    id: String(n).padStart(3, '0'),
    text: `${n}`,
    state,
    revision: 1,
    upvotes: 1_000 - n,
    askedAt: new Date(n * 1_000).toISOString(),
  }));

/** A server that has 320 questions and a frame with the first 200 of the queue. */
function listOf(queue: QueueName, state: QuestionStates) {
  const questions = all(state);
  const asked: FindQuestions[] = [];
  const desk = {
    hall: { view: { questions: questions.slice(0, 200), desk: { counts: { [state]: 320 } } } },
    ask: (_: string, find: FindQuestions): Promise<QuestionPage> => {
      asked.push(find);
      const sorted = find.order === 'newest' ? [...questions].reverse() : questions;
      const page = sorted.slice(find.offset, (find.offset ?? 0) + find.limit!);
      return Promise.resolve({ ok: true, position: 1, total: questions.length, questions: page });
    },
  };
  const list = new ReviewList(desk as unknown as Desk);
  list.choose(queue);
  list.settle();
  return { list, asked };
}

test.each([
  ['pending', 'pending'],
  ['held', 'held'],
  ['published', 'published'],
] as const)('more of %s goes on where the list ends, and shows', async (queue, state) => {
  const { list } = listOf(queue, state);
  expect(list.standing.shown).toHaveLength(200);
  expect(list.unseen).toBe(120);
  for (const rows of [250, 300, 320]) {
    await list.more();
    expect(list.standing).toEqual({
      shown: all(state)
        .slice(0, rows)
        .map(({ id }) => id),
      fresh: [],
    });
    expect(list.unseen).toBe(320 - rows);
  }
});
