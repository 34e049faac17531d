import type { PollView } from '../../../contract/contract.gen';
import { number } from '../../../words/numbers';
import { t } from '../../../words/words.svelte';
import { choiceBounds } from '../../choices';
import { realOptions } from '../../wording';

export function hint(poll: PollView): string {
  const { min, max } = choiceBounds(poll);
  if (min === max) return t('multiple.chooseExactly', { n: min });
  if (min > 1) return t('multiple.chooseBetween', { min: number(min), max: number(max) });
  return max < realOptions(poll).length ? t('multiple.chooseUpTo', { max }) : t('multiple.chooseAny');
}
