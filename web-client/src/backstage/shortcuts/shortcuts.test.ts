import { describe, expect, test } from 'vitest';
import english from '../../words/catalogues/en.json';
import { shortcutGroups, shortcutOf, shortcuts, takesKeys, type KeyPress } from './shortcuts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

describe('a key', () => {
  test('does what the sheet says', () => {
    expect(shortcutOf(press('n'), false)).toBe('next');
    expect(shortcutOf(press('J', { shiftKey: true }), false)).toBe('moveDown');
    expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('help');
    expect(shortcutOf(press('x'), false)).toBeUndefined();
  });

  test('does nothing while somebody types or a dialog is open', () => {
    expect(shortcutOf(press('n'), true)).toBeUndefined();
    expect(takesKeys({ tagName: 'INPUT' })).toBe(true);
    expect(takesKeys({ tagName: 'DIV', isContentEditable: true })).toBe(true);
    expect(takesKeys({ tagName: 'BUTTON' })).toBe(false);
    expect(takesKeys(null)).toBe(false);
  });

  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)(
    'together with %s belongs to the browser',
    (modifier) => expect(shortcutOf(press('c', { [modifier]: true }), false)).toBeUndefined(),
  );

  test('that is held down or composes a character opens no poll', () => {
    expect(shortcutOf(press('o', { repeat: true }), false)).toBeUndefined();
    expect(shortcutOf(press('o', { isComposing: true }), false)).toBeUndefined();
  });

  test('is found by its place on keyboards of other scripts', () => {
    expect(shortcutOf(press('ى', { code: 'KeyN' }), false)).toBe('next');
    expect(shortcutOf(press('о', { code: 'KeyJ' }), false)).toBe('down');
    // A Latin letter in another place is that letter.
    expect(shortcutOf(press('q', { code: 'KeyA' }), false)).toBeUndefined();
  });
});

test('every shortcut has a key of its own, a place on the sheet and words', () => {
  const names = Object.keys(shortcuts);
  expect(new Set(Object.values(shortcuts)).size).toBe(names.length);
  expect(shortcutGroups.flatMap((group) => group.names).sort()).toEqual([...names].sort());
  for (const name of names) expect(english.backstage).toHaveProperty(`shortcut_${name}`);
});
