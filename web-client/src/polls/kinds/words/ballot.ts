import type { PollView } from '../../../contract/contract.gen';
import { t } from '../../../words/words.svelte';

export const maxWordLength = 40;

/** How many words a ballot may hold. */
export function mostWords(poll: PollView): number {
  return poll.settings.maxWords ?? 3;
}

export function hint(poll: PollView): string {
  return t('words.hint', { n: mostWords(poll) });
}
