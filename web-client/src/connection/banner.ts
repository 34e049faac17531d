import type { Link } from './hallConnection';

export type Banner = 'none' | 'connecting' | 'reconnecting' | 'blocked' | 'saved' | 'refused';

/** Phones lose their network all the time for a moment; nobody needs to hear of it before this. */
export const patienceMs = 3_000;

/** A server that answers and still is not live by then is behind something that takes no WebSockets. */
export const blockedAfterMs = 4_000;

/** By then several attempts have failed, whyever: the page that needs no live connection may work. */
const simplePageAfterMs = 15_000;

/** Whether to offer the page that needs neither scripts nor WebSockets. */
export function offersSimplePage(link: Link, now: number): boolean {
  if (link.state !== 'offline' && link.state !== 'connecting') return false;
  return now - link.since >= (link.answered ? blockedAfterMs : simplePageAfterMs);
}

/** What to say about the connection: nothing at first, and the truth about a waiting vote after that. */
export function bannerOf(link: Link, waitingBallots: number, now: number): Banner {
  if (link.state === 'refused') return 'refused';
  if (link.state === 'online' || link.state === 'over') return 'none';
  if (now - link.since < patienceMs) return 'none';
  if (waitingBallots > 0) return 'saved';
  if (link.answered && now - link.since >= blockedAfterMs) return 'blocked';
  return link.state === 'connecting' ? 'connecting' : 'reconnecting';
}
