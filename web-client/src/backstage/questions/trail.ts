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
