import type { AuditEntryView } from '../../contract/contract.gen';

/** The record of an item as one reads it: a claim that was renewed is one claim, and giving it back is not news. */
export function trailOf(entries: readonly AuditEntryView[]): readonly AuditEntryView[] {
  const told: AuditEntryView[] = [];
  for (const entry of entries) {
    const last = told.at(-1);
    const renewed = entry.action === 'claim' && last?.action === 'claim' && last.actor === entry.actor;
    if (entry.action !== 'release' && !renewed) told.push(entry);
  }
  return told;
}

export function isByAttendee({ actor, role }: Pick<AuditEntryView, 'actor' | 'role'>): boolean {
  return actor !== 'system' && role === 'attendee';
}

/** Of what attendees do to a question, this is done by who asked it; whoever reports it is somebody else. */
export function isByAuthor({ action }: Pick<AuditEntryView, 'action'>): boolean {
  return ['ask', 'edit', 'withdraw', 'appeal'].includes(action);
}
