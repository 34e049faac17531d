import type { AudienceMethods } from '../connection/methods';
import type { LiveHall } from '../state/liveHall.svelte';

/** What a wall shows: a hall that it follows by itself, or as the desk sees it. */
export type Shown = Pick<LiveHall<AudienceMethods>, 'view' | 'link' | 'reactions' | 'serverNow'>;
