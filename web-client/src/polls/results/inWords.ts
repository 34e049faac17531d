import type { PollView, TallyView } from '../../contract/contract.gen';
import { number, percent } from '../../words/numbers';
import { t } from '../../words/words.svelte';
import { optionText } from '../ballot';

/** More than this nobody remembers who hears them. */
export const mostNamed = 3;

/** The options that most chose, each with its share of the voters. */
export function mostChosen(poll: PollView, tally: TallyView): string[] {
  return Object.entries(tally.counts ?? {})
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostNamed)
    .map(([id, count]) => `${optionText(poll, id)}: ${percent(count / tally.voters)}`);
}

/** The average of answers that are numbers. */
export function meanInWords(_: PollView, tally: TallyView): string[] {
  return tally.mean === undefined ? [] : [`${t('results.mean')}: ${number(tally.mean)}`];
}
