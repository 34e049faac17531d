import { hasMessage, t, type MessageKey } from '../words/words.svelte';

/** What is called by a code, in the person's language; the code itself where it is a newer one. */
function named(section: string, code: string): string {
  const key = `${section}${code}`;
  return hasMessage(key) ? t(key as MessageKey) : code;
}

export const actionName = (action: string) => named('log.action_', action);
export const stateName = (state: string) => named('log.state_', state);
export const reasonName = (reason: string | undefined) =>
  reason ? named('reasons.', reason) : t('log.noReason');
