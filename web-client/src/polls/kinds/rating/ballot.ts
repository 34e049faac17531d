import type { PollView } from '../../../contract/contract.gen';
import { number } from '../../../words/numbers';
import { t } from '../../../words/words.svelte';
import { endsInWords, ratingValues } from '../../scale';

export function hint(poll: PollView): string {
  const values = ratingValues(poll);
  return t('rating.rate', { min: number(values[0]!), max: number(values.at(-1)!) }) + endsInWords(poll);
}
