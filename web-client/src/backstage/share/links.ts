import type { OwnHall } from '../../connection/keys';
import type { HallInfo } from '../../contract/contract.gen';

export type LinkName = 'join' | 'stage' | 'facilitator' | 'moderator' | 'speaker';

export interface ShareLink {
  readonly name: LinkName;
  readonly url: string;
  /** Whoever has it can do something with the hall. */
  readonly secret: boolean;
}

/**
 * The links this device knows. The server shows a hall's keys once, to who made it; who came by a link has the join link
 * and their own.
 */
export function linksOf(
  hall: Pick<HallInfo, 'id' | 'joinCode'>,
  own: OwnHall | undefined,
  here: { readonly origin: string; readonly key: string; readonly role: string | undefined },
): ShareLink[] {
  const join: ShareLink = { name: 'join', url: joinUrl(hall, own, here.origin), secret: false };
  const base = own ? new URL(own.backstageUrl).origin : here.origin;
  const backstage = (name: LinkName, key: string): ShareLink => ({
    name,
    url: `${base}/backstage/${hall.id}#key=${key}`,
    secret: true,
  });
  if (own)
    return [
      join,
      { name: 'stage', url: own.stageUrl, secret: true },
      backstage('facilitator', own.keys.facilitator),
      backstage('moderator', own.keys.moderator),
      backstage('speaker', own.keys.speaker),
    ];
  const role = here.role;
  if (role !== 'facilitator' && role !== 'moderator' && role !== 'speaker') return [join];
  return [join, backstage(role, here.key)];
}

export function joinUrl(hall: Pick<HallInfo, 'joinCode'>, own: OwnHall | undefined, origin: string): string {
  return own?.joinUrl ?? `${origin}/j/${hall.joinCode}`;
}
