import { recall, remember } from '../../connection/storage';
import { KeySet } from './keySet';
import { shortcuts, type ShortcutKeys, type ShortcutName } from './shortcuts';

const switchName = 'townhall/shortcuts';

/** Single keys can be switched off and changed (WCAG 2.1.4): speech input may press them by accident. */
export function shortcutsOn(): boolean {
  return recall(switchName) !== 'off';
}

export function setShortcuts(on: boolean): void {
  remember(switchName, on ? 'on' : 'off');
}

/** The keys for running polls. */
export const pollKeys = new KeySet<ShortcutName>('townhall/shortcut-keys', shortcuts);

/** The keys as they are used on this device. */
export function shortcutKeys(): ShortcutKeys {
  return pollKeys.keys();
}

/** Keeps another key for a shortcut, an empty one for none; answers who has the key already, and then keeps nothing. */
export function chooseKey(name: ShortcutName, key: string): ShortcutName | undefined {
  return pollKeys.choose(name, key);
}

export function standardKeys(): void {
  pollKeys.restore();
}
