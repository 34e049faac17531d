import type { Desk } from '../desk.svelte';
import { entriesOf, itemOf, moved, type Entry } from './entries';

/** Writes the whole order; refused where a colleague has changed it since. */
async function write(desk: Desk, entries: readonly Entry[], shown?: boolean): Promise<boolean> {
  const order = desk.view.runningOrder;
  const outcome = await desk.run('SetRunningOrder', {
    items: entries.map(itemOf),
    shown: shown ?? order?.shown ?? false,
    revision: order?.revision ?? 0,
  });
  return outcome.ok;
}

/** The server takes no longer order. */
const most = 100;

/**
 * What has to be written down: all of an evening that fits, which the wall can then show. Of a longer one not the polls at its end
 * that nobody had put into the order: they come after it as they stand.
 */
function needed(desk: Desk, entries: readonly Entry[], added?: string): readonly Entry[] {
  if (entries.length <= most) return entries;
  const items = desk.view.runningOrder?.items ?? [];
  const isWritten = (id: string) => id === added || items.some((item) => item.id === id);
  return entries.slice(0, entries.map(({ id }) => isWritten(id)).lastIndexOf(true) + 1);
}

/** Puts an entry before another one, or last. Where the evening is nothing but its polls, their own order is all there is. */
export async function moveEntry(desk: Desk, id: string, before: string | undefined): Promise<void> {
  const entries = entriesOf(desk.view);
  const after = moved(entries, id, before);
  const { kind, target } = after.find((each) => each.id === id)!;
  const isWritten = (desk.view.runningOrder?.items.length ?? 0) > 0;
  if (isWritten && !(await write(desk, needed(desk, after)))) return;
  if (kind !== 'poll') return;
  // Phones list polls in their own order, which goes along.
  const next = after
    .slice(after.findIndex((each) => each.id === id) + 1)
    .find((each) => each.kind === 'poll');
  await desk.move(target!, next?.target);
}

/** Adds to the end; of an evening that is too long to be written down, to the end of what somebody has put in order. */
export async function addEntry(desk: Desk, entry: Omit<Entry, 'id'>): Promise<boolean> {
  const added = { ...entry, id: desk.newId() };
  const all = entriesOf(desk.view);
  const written = all.length < most ? all.length : (desk.view.runningOrder?.items.length ?? 0);
  return write(desk, needed(desk, [...all.slice(0, written), added, ...all.slice(written)], added.id));
}

export async function removeEntry(desk: Desk, id: string): Promise<void> {
  const left = entriesOf(desk.view).filter((entry) => entry.id !== id);
  await write(desk, needed(desk, left));
}

export async function showOrder(desk: Desk, shown: boolean): Promise<void> {
  await write(desk, needed(desk, entriesOf(desk.view)), shown);
}

/** Puts an entry on the wall, where the evening then is. */
export async function sendEntry(desk: Desk, entry: Entry): Promise<void> {
  const { id: item, kind, target, text, minutes } = entry;
  if (kind === 'announcement') {
    // Said once, however often it is sent: its id is the item's.
    const said = desk.view.announcements.some(
      ({ id, retracted, expired }) => id === item && !retracted && !expired,
    );
    const announcementId =
      desk.view.announcements.some(({ id }) => id === item) && !said ? desk.newId() : item;
    const outcome = said || (await desk.run('Announce', { announcementId, text, level: 'info' })).ok;
    if (outcome) await desk.run('SetStage', { kind, id: announcementId, item });
    return;
  }
  const until =
    kind === 'break' && minutes
      ? new Date(desk.hall.serverNow() + minutes * 60_000).toISOString()
      : undefined;
  await desk.run('SetStage', { kind, id: target, until, item });
}
