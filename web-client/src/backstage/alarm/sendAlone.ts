import type { Outcome } from '../../contract/contract.gen';
import type { Desk } from '../desk.svelte';

/**
 * One person does what takes two. That they are alone is declared for this one statement and ended after it, whatever came
 * of it; the record says all three.
 */
export async function sendAlone(desk: Pick<Desk, 'view' | 'ask'>, announcementId: string): Promise<Outcome> {
  const declared = desk.view.desk?.alone === true;
  if (!declared) {
    const alone = await desk.ask('ActAlone', { on: true });
    if (!alone.ok) return alone;
  }
  const sent = await desk.ask('ConfirmAnnouncement', { announcementId });
  if (!declared) await desk.ask('ActAlone', { on: false });
  return sent;
}
