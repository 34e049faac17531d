import { deskFace } from '../polls/kinds/onDesk';
import { t, type MessageKey } from '../words/words.svelte';

/** What a kind of poll is called. */
export function kindName(kind: string): string {
  return deskFace(kind) ? t(`${kind}.name` as MessageKey) : t('backstage.kindUnknown');
}
