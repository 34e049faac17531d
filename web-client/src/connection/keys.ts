import type { HallCreated } from '../contract/contract.gen';
import { forget, namesUnder, recall, remember } from './storage';

/** A hall made on this device, with the keys that the server shows only once. */
export interface OwnHall extends HallCreated {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

const prefix = 'townhall/own/';

export function keepOwnHall(hall: OwnHall): void {
  remember(prefix + hall.hallId, JSON.stringify(hall));
}

export function ownHall(hallId: string): OwnHall | undefined {
  const text = recall(prefix + hallId);
  return text ? (JSON.parse(text) as OwnHall) : undefined;
}

/** Newest first. */
export function ownHalls(): OwnHall[] {
  return namesUnder(prefix)
    .map((name) => ownHall(name.slice(prefix.length)))
    .filter((hall) => hall !== undefined)
    .sort((a, b) => b.createdAt - a.createdAt);
}

export function forgetOwnHall(hallId: string): void {
  forget(prefix + hallId);
}

const creator = 'townhall/creator';

/** The key that lets this device create halls: from the link that the server printed, and from then on kept here. */
export function creatorKey(hash: string): string | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, '')).get('creator');
  if (given) keepCreatorKey(given);
  return given ?? recall(creator) ?? undefined;
}

export function keepCreatorKey(key: string): void {
  remember(creator, key);
}

/** The key after `#key=`: the part of an address that browsers send to nobody. */
export function keyFromHash(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('key') ?? undefined;
}

/** The second part of a path like `/stage/HALL`. */
export function pathPart(path: string): string {
  return decodeURIComponent(path.split('/')[2] ?? '');
}
