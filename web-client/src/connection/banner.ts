import type { Link } from './hallConnection';

export type Banner = 'none' | 'connecting' | 'reconnecting' | 'saved' | 'refused';

/** Phones lose their network all the time for a moment; nobody needs to hear of it before this. */
export const patienceMs = 3_000;

/** What to say about the connection: nothing at first, and the truth about a waiting vote after that. */
export function bannerOf(link: Link, waitingBallots: number, now: number): Banner {
  if (link.state === 'refused') return 'refused';
  if (link.state === 'online' || link.state === 'over') return 'none';
  if (now - link.since < patienceMs) return 'none';
  if (waitingBallots > 0) return 'saved';
  return link.state === 'connecting' ? 'connecting' : 'reconnecting';
}
