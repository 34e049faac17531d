import type { PollView } from '../../contract/contract.gen';
import { number } from '../../words/numbers';
import { t } from '../../words/words.svelte';
import { choiceBounds, ratingValues } from '../ballot';

/** What to do, in one line. */
export function hintOf(poll: PollView): string {
  switch (poll.kind) {
    case 'single':
      return t('vote.chooseOne');
    case 'multiple':
      return multipleHint(poll);
    case 'ranking': {
      const { max } = choiceBounds(poll);
      return max < poll.options.length ? t('vote.rankUpTo', { max }) : t('vote.rank');
    }
    case 'rating': {
      const values = ratingValues(poll);
      return t('vote.rate', { min: number(values[0]!), max: number(values.at(-1)!) });
    }
    case 'numeric':
      return numericHint(poll);
    case 'words':
      return t('vote.words', { n: poll.settings.maxWords ?? 3 });
    case 'text':
      return t('vote.text');
  }
}

function multipleHint(poll: PollView): string {
  const { min, max } = choiceBounds(poll);
  if (min === max) return t('vote.chooseExactly', { n: min });
  if (min > 1) return t('vote.chooseBetween', { min: number(min), max: number(max) });
  return max < poll.options.length ? t('vote.chooseUpTo', { max }) : t('vote.chooseAny');
}

function numericHint(poll: PollView): string {
  const { min, max, step } = poll.settings;
  const hints = [];
  if (min !== undefined && max !== undefined)
    hints.push(t('vote.numberBetween', { min: number(min), max: number(max) }));
  else if (min !== undefined) hints.push(t('vote.numberFrom', { min: number(min) }));
  else if (max !== undefined) hints.push(t('vote.numberUpTo', { max: number(max) }));
  else hints.push(t('vote.number'));
  if (step !== undefined && step !== 1) hints.push(t('vote.numberStep', { step: number(step) }));
  return hints.join(', ');
}
