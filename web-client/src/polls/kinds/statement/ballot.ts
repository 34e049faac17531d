import type { PollView } from '../../../contract/contract.gen';
import { t } from '../../../words/words.svelte';
import { withChoices } from '../../fixedChoices';

export function hint(): string {
  return t('statement.hint');
}

/** The poll with its choices in the person's language. */
export function worded(poll: PollView): PollView {
  return withChoices(poll, {
    agree: t('statement.agree'),
    disagree: t('statement.disagree'),
    pass: t('statement.pass'),
  });
}
