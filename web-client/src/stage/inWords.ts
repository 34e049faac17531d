import type { PollView, QuestionView, TallyView } from '../contract/contract.gen';
import { number, percent } from '../words/numbers';
import { t } from '../words/words.svelte';

const mostNamed = 3;

/** A poll and, where the result is shown, where it stands: for who hears the wall instead of seeing it. */
export function pollInWords(poll: PollView, results: boolean): string {
  const tally = results ? poll.tally : undefined;
  if (!tally) return poll.title;
  return [poll.title, t('results.votes', { n: tally.voters }), ...foremost(poll, tally)].join('. ');
}

function foremost(poll: PollView, tally: TallyView): string[] {
  const name = (id: string) => poll.options.find((option) => option.id === id)?.text ?? id;
  if (tally.voters === 0) return [];
  if (poll.kind === 'ranking') {
    const winners = (tally.winner ?? []).map(name);
    if (poll.state !== 'closed' || winners.length === 0) return [];
    return [
      winners.length === 1
        ? t('results.winner', { option: winners[0]! })
        : t('results.tie', { options: winners.join(', ') }),
    ];
  }
  if (tally.mean !== undefined) return [`${t('results.mean')}: ${number(tally.mean)}`];
  if (tally.words) return tally.words.slice(0, mostNamed).map((word) => word.text);
  return Object.entries(tally.counts ?? {})
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostNamed)
    .map(([id, count]) => `${name(id)}: ${percent(count / tally.voters)}`);
}

/** A question with its context: its upvotes move too often to be said. */
export function questionInWords(question: QuestionView): string {
  const notes = (question.context ?? []).map((note) => `${t('stage.context')}: ${note.text}`);
  return [question.text, ...notes].join(' ');
}
