import type { AnnouncementView } from '../../contract/contract.gen';

/** Statements that still wait for a second person; one whose time is over waits no more. */
export function stillWaiting(
  proposed: readonly AnnouncementView[],
  now: number,
): readonly AnnouncementView[] {
  return proposed.filter(({ expiresAt }) => !expiresAt || Date.parse(expiresAt) > now);
}

/** The one that fills this screen: the oldest that nobody has put aside here. */
export function onScreen(
  waiting: readonly AnnouncementView[],
  seen: ReadonlySet<string>,
): AnnouncementView | undefined {
  return waiting.find(({ id }) => !seen.has(id));
}
