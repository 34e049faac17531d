import type { TicketGranted, TicketRequest } from '../contract/contract.gen';
import { ticket, type Answer } from './api';
import { forget, oneTabAtATime, recall, remember } from './storage';

const tokenName = (hallId: string) => `townhall/${hallId}/attendee`;
const nameName = (hallId: string) => `townhall/${hallId}/name`;

export function knownHere(hallId: string): boolean {
  return recall(tokenName(hallId)) !== null;
}

export function displayName(hallId: string): string {
  return recall(nameName(hallId)) ?? '';
}

export function setDisplayName(hallId: string, name: string): void {
  remember(nameName(hallId), name.trim());
}

/**
 * A ticket as the same person as last time on this device. One tab asks at a time, so that two tabs opened at once become
 * one person; a token that the server no longer knows is dropped.
 */
export function attendeeTicket(hallId: string, language: string): Promise<Answer<TicketGranted>> {
  return oneTabAtATime(`townhall/${hallId}/join`, async () => {
    const attendee = recall(tokenName(hallId)) ?? undefined;
    const request: TicketRequest = { attendee, displayName: displayName(hallId) || undefined, language };
    let answer = await ticket(hallId, request);
    if (!answer.ok && attendee && isUnknown(answer.error.code)) {
      forget(tokenName(hallId));
      answer = await ticket(hallId, { ...request, attendee: undefined });
    }
    if (answer.ok) remember(tokenName(hallId), answer.value.attendee);
    return answer;
  });
}

/** The person of this device takes a single-use code. */
export function redeemCode(hallId: string, language: string, code: string): Promise<Answer<TicketGranted>> {
  return oneTabAtATime(`townhall/${hallId}/join`, async () => {
    const attendee = recall(tokenName(hallId)) ?? undefined;
    const answer = await ticket(hallId, {
      attendee,
      displayName: displayName(hallId) || undefined,
      language,
      code,
    });
    if (answer.ok) remember(tokenName(hallId), answer.value.attendee);
    return answer;
  });
}

/** Whether it is the token that is refused, and not what else was sent. */
function isUnknown(code: string): boolean {
  return code === 'invalid_ticket' || code === 'http_401' || code === 'http_403';
}

/** A ticket by key for backstage or a screen. The token is kept for this tab only: who is on duty is a tab. */
export function keyTicket(
  hallId: string,
  key: string,
  language: string,
  displayName?: () => string,
): () => Promise<Answer<TicketGranted>> {
  let attendee: string | undefined;
  return async () => {
    const answer = await ticket(hallId, {
      key,
      attendee,
      language,
      displayName: displayName?.() || undefined,
    });
    if (answer.ok) attendee = answer.value.attendee;
    return answer;
  };
}
