import type { Notice, Refusal } from '../contract/contract.gen';
import { hasMessage, t, type MessageKey } from './words.svelte';

/** Why something was refused, in the person's language where there are words for the code, else as the server put it. */
export function refusalText(refusal: Refusal | undefined): string {
  for (const section of ['common', 'codes']) {
    const key = `${section}.refusal_${refusal?.code}`;
    if (hasMessage(key)) return t(key as MessageKey);
  }
  return refusal?.message || t('common.refusal_other');
}

/** A message to this person, in their language where there are words for its kind, else as the server put it. Why they were muted is in a moderator's own words. */
export function noticeText(notice: Notice): string {
  const key = `attend.notice_${notice.kind}`;
  const text = hasMessage(key) ? t(key as MessageKey) : notice.text;
  return notice.kind === 'muted' && notice.reason ? `${text} (${notice.reason})` : text;
}
