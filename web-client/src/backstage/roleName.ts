import { hasMessage, t, type MessageKey } from '../words/words.svelte';

/** A role in words; one that a newer server knows is somebody of the staff. */
export function roleName(role: string): string {
  const key = `backstage.role_${role}`;
  return hasMessage(key) ? t(key as MessageKey) : t('queue.colleague');
}
