import { ReasonCodes } from '../contract/contract.gen';
import { hasMessage, t, type MessageKey } from '../words/words.svelte';

/** A reason in the person's language; `other` where the code is a newer one than this page knows. */
export function reasonText(code: string): string {
  const key = `reasons.${code}`;
  return t((hasMessage(key) ? key : `reasons.${ReasonCodes.other}`) as MessageKey);
}

/** A label's name: those of the house in the person's language, topics as they were written. */
export function labelText(label: string): string {
  const key = `questions.label_${label}`;
  return hasMessage(key) ? t(key as MessageKey) : label;
}
