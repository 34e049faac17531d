import type { PollView } from '../../../contract/contract.gen';
import { t } from '../../../words/words.svelte';
import { choiceBounds } from '../../choices';

export function hint(poll: PollView): string {
  const { max } = choiceBounds(poll);
  return max < poll.options.length ? t('ranking.rankUpTo', { max }) : t('ranking.rank');
}
