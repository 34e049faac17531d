import type { PollView, QuestionView } from '../contract/contract.gen';
import { wallFace } from '../polls/kinds/onWall';
import { t } from '../words/words.svelte';

/** A poll and, where the result is shown, where it stands: for who hears the wall instead of seeing it. */
export function pollInWords(poll: PollView, results: boolean): string {
  const tally = results ? poll.tally : undefined;
  if (!tally) return poll.title;
  const foremost = (tally.voters > 0 && wallFace(poll.kind)?.foremost(poll, tally)) || [];
  return [poll.title, t('results.votes', { n: tally.voters }), ...foremost].join('. ');
}

/** A question with its context: its upvotes move too often to be said. */
export function questionInWords(question: QuestionView): string {
  const notes = (question.context ?? []).map((note) => `${t('stage.context')}: ${note.text}`);
  return [question.text, ...notes].join(' ');
}
