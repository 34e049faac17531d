import { recall, remember } from '../../connection/storage';
import { nameOf, shortcuts, type ShortcutKeys, type ShortcutName } from './shortcuts';

const switchName = 'townhall/shortcuts';
const keysName = 'townhall/shortcut-keys';

/** Single keys can be switched off and changed (WCAG 2.1.4): speech input may press them by accident. */
export function shortcutsOn(): boolean {
  return recall(switchName) !== 'off';
}

export function setShortcuts(on: boolean): void {
  remember(switchName, on ? 'on' : 'off');
}

/** The keys as they are used on this device. */
export function shortcutKeys(): ShortcutKeys {
  return { ...shortcuts, ...chosenKeys(recall(keysName)) };
}

/** Keeps another key for a shortcut, an empty one for none; answers who has the key already, and then keeps nothing. */
export function chooseKey(name: ShortcutName, key: string): ShortcutName | undefined {
  const keys = shortcutKeys();
  const taken = key ? nameOf(key, keys) : undefined;
  if (taken && taken !== name) return taken;
  const changed = Object.entries({ ...keys, [name]: key });
  const chosen = changed.filter(([each, its]) => its !== shortcuts[each as ShortcutName]);
  remember(keysName, JSON.stringify(Object.fromEntries(chosen)));
  return undefined;
}

export function standardKeys(): void {
  remember(keysName, '{}');
}

/** What was kept, without what nobody can press or a later version knows. */
function chosenKeys(kept: string | null | undefined): Partial<ShortcutKeys> {
  try {
    const entries = Object.entries(JSON.parse(kept ?? '{}') as object);
    return Object.fromEntries(entries.filter(([name, key]) => name in shortcuts && typeof key === 'string'));
  } catch {
    return {};
  }
}
