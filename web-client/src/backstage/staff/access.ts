import { call, type Answer } from '../../connection/api';
import type { InvitationList, Invite, Invited, KeyIssued } from '../../contract/contract.gen';

/** Roles that somebody can be let in to by a link. */
export const invitable = ['facilitator', 'moderator', 'speaker', 'screen'] as const;
export type Invitable = (typeof invitable)[number];

/** How long a link works: for the day, for a week, or until it is withdrawn. */
export const terms = ['open', 'day', 'week'] as const;
export type Term = (typeof terms)[number];

const hour = 3_600_000;
const lengths: Readonly<Record<Exclude<Term, 'open'>, number>> = { day: 24 * hour, week: 7 * 24 * hour };

export function endOf(term: Term, now: number): string | undefined {
  return term === 'open' ? undefined : new Date(now + lengths[term]).toISOString();
}

const path = (hallId: string) => `/api/halls/${encodeURIComponent(hallId)}`;

export function invitations(hallId: string, key: string): Promise<Answer<InvitationList>> {
  return call('GET', `${path(hallId)}/invitations`, undefined, key);
}

export function invite(hallId: string, key: string, whom: Invite): Promise<Answer<Invited>> {
  return call('POST', `${path(hallId)}/invitations`, whom, key);
}

export function revoke(hallId: string, key: string, invitationId: string): Promise<Answer<unknown>> {
  return call('DELETE', `${path(hallId)}/invitations/${encodeURIComponent(invitationId)}`, undefined, key);
}

/** A new shared key for a role; whoever has the former one is out. */
export function reissue(hallId: string, key: string, role: Invitable): Promise<Answer<KeyIssued>> {
  return call('POST', `${path(hallId)}/keys/${role}`, undefined, key);
}

/** Nobody comes in by a role's shared link any more, only people who were invited. */
export function withdraw(hallId: string, key: string, role: Invitable): Promise<Answer<unknown>> {
  return call('DELETE', `${path(hallId)}/keys/${role}`, undefined, key);
}
