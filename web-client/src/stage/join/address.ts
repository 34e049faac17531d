import type { HallInfo } from '../../contract/contract.gen';

/** Where people join, without a slash at its end: what the server was told to be called, and not the name this wall was opened by. */
export function siteOf(hall: Pick<HallInfo, 'address'>, origin: string): string {
  return (hall.address ?? origin).replace(/\/+$/, '');
}

/** The site as people type it. */
export function hostOf(site: string): string {
  return site.replace(/^https?:\/\//, '');
}
