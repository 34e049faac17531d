import type { CoordinationView, PollView } from '../../../contract/contract.gen';

/** Ballots that look scripted, and what can be done about them next. */
export interface Suspicion {
  readonly warningId: string;
  readonly votes: number;
  /** Whether they are left out of a second result now. */
  readonly on: boolean;
  /** Whether a colleague waits for somebody else to do the opposite. */
  readonly proposedBy?: string;
}

/** Warnings about a poll and what was decided about them; a warning outlives neither a restart nor its poll, a decision does. */
export function suspicions(poll: PollView, warnings: readonly CoordinationView[]): Suspicion[] {
  const decided = (poll.discounts ?? []).map(({ warningId, voters, on, proposedBy }) => ({
    warningId,
    votes: voters,
    on,
    ...(proposedBy === undefined ? {} : { proposedBy }),
  }));
  const known = new Set(decided.map(({ warningId }) => warningId));
  const fresh = warnings
    .filter(({ itemId, warningId }) => itemId === poll.id && !known.has(warningId))
    .map(({ warningId, votes }) => ({ warningId, votes, on: false }));
  return [...decided, ...fresh];
}

/** How many decisions of these polls wait for a second person. */
export function waitingDiscounts(polls: readonly PollView[]): number {
  return polls.flatMap(({ discounts }) => discounts ?? []).filter(({ proposedBy }) => proposedBy).length;
}
