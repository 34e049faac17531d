import { recall, remember } from '../../connection/storage';

const nameOf = (hallId: string) => `townhall/${hallId}/staffName`;

/** The name colleagues backstage see; apart from the attendee's, which may be somebody else's on a shared device. */
export function staffName(hallId: string): string {
  return recall(nameOf(hallId)) ?? '';
}

export function setStaffName(hallId: string, name: string): void {
  remember(nameOf(hallId), name.trim());
}
