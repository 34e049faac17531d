import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseKey, setShortcuts, shortcutKeys, shortcutsOn, standardKeys } from './preference';
import { shortcuts } from './shortcuts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the keys of this device', () => {
  test('are the standard ones until others are chosen, and again after that', () => {
    expect(shortcutKeys()).toEqual(shortcuts);
    expect(chooseKey('open', 'x')).toBeUndefined();
    expect(shortcutKeys()).toEqual({ ...shortcuts, open: 'x' });
    standardKeys();
    expect(shortcutKeys()).toEqual(shortcuts);
  });

  test('can be none', () => {
    chooseKey('open', '');
    chooseKey('close', '');
    expect(shortcutKeys()).toMatchObject({ open: '', close: '' });
  });

  test('are never two of the same: it is said who has it', () => {
    expect(chooseKey('open', 'c')).toBe('close');
    expect(shortcutKeys()).toEqual(shortcuts);
    chooseKey('close', 'x');
    expect(chooseKey('open', 'c')).toBeUndefined();
    expect(chooseKey('open', 'c')).toBeUndefined();
  });

  test.each(['not json', '{"open": 7}', '{"unheardOf": "x"}', 'null'])(
    'are the standard ones where %j was kept',
    (text) => {
      kept.set('townhall/shortcut-keys', text);
      expect(shortcutKeys()).toEqual(shortcuts);
    },
  );

  test('can be switched off', () => {
    expect(shortcutsOn()).toBe(true);
    setShortcuts(false);
    expect(shortcutsOn()).toBe(false);
  });
});
