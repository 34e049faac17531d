import type { PollView } from '../../../contract/contract.gen';
import { number } from '../../../words/numbers';
import { t } from '../../../words/words.svelte';
import { endsInWords } from '../../scale';

export function hint(poll: PollView): string {
  const { min, max, step } = poll.settings;
  const hints = [];
  if (min !== undefined && max !== undefined)
    hints.push(t('numeric.numberBetween', { min: number(min), max: number(max) }));
  else if (min !== undefined) hints.push(t('numeric.numberFrom', { min: number(min) }));
  else if (max !== undefined) hints.push(t('numeric.numberUpTo', { max: number(max) }));
  else hints.push(t('numeric.number'));
  if (step !== undefined && step !== 1) hints.push(t('numeric.numberStep', { step: number(step) }));
  return hints.join(', ') + endsInWords(poll);
}
