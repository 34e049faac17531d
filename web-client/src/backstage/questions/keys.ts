import { latinLetter, type KeyPress } from '../shortcuts/shortcuts';
import { queueKeys, type QueueKey } from './keyFlow';

const byKey = new Map(Object.entries(queueKeys).map(([name, key]) => [key as string, name as QueueKey]));

/** What a key press asks for in the review of questions. */
export function queueKeyOf(press: KeyPress): QueueKey | undefined {
  return byKey.get(press.key) ?? byKey.get(latinLetter(press) ?? '');
}

export function keyOf(name: QueueKey): string {
  return queueKeys[name];
}
