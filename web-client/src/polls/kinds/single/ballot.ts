import { t } from '../../../words/words.svelte';

export function hint(): string {
  return t('single.chooseOne');
}
