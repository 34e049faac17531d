import { t } from '../../../words/words.svelte';

export const maxTextLength = 2_000;

export function hint(): string {
  return t('text.hint');
}
