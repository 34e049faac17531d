import type { Ballot, PollView, Refusal } from '../contract/contract.gen';
import type { SavedBallot } from '../connection/outbox';
import { sameBallot, type Essence } from './ballot';

/** How it stands with a person's vote on a poll. */
export type Standing =
  /** Nothing chosen that was not cast, and nothing cast. */
  | { readonly state: 'none' }
  /** Chosen here and not yet cast; `counted` when an earlier ballot counts meanwhile. */
  | { readonly state: 'editing'; readonly counted: boolean }
  /** Kept on this device, under way to the server. */
  | { readonly state: 'sending' }
  /** Kept on this device; the server can't be reached. */
  | { readonly state: 'saved' }
  /** The server said so. */
  | { readonly state: 'counted' }
  | { readonly state: 'refused'; readonly error: Refusal };

export interface Known {
  readonly draft: Ballot | undefined;
  readonly saved: SavedBallot | undefined;
  readonly counted: Ballot | undefined;
  readonly online: boolean;
}

export function standingOf(essence: Essence, { draft, saved, counted, online }: Known): Standing {
  const cast = saved && !saved.refused ? saved.ballot : counted;
  if (draft && !sameBallot(essence, draft, cast)) {
    if (saved?.refused && sameBallot(essence, draft, saved.ballot))
      return { state: 'refused', error: saved.refused };
    return { state: 'editing', counted: cast !== undefined };
  }
  if (saved?.refused) return { state: 'refused', error: saved.refused };
  if (saved) return { state: online ? 'sending' : 'saved' };
  return counted ? { state: 'counted' } : { state: 'none' };
}

/** Whether the form takes a vote: the poll is open, and nothing final was cast. */
export function canVote(poll: PollView, { saved, counted }: Pick<Known, 'saved' | 'counted'>): boolean {
  const cast = (saved && !saved.refused) || counted !== undefined;
  return poll.state === 'open' && (!cast || poll.settings.canChange !== false);
}
