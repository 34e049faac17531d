import { describe, expect, test } from 'vitest';
import english from '../../words/catalogues/en.json';
import { capsOf, keyOf, shortcutGroups, shortcutOf, shortcuts, takesKeys, type KeyPress } from './shortcuts';

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

describe('a key that was chosen', () => {
  const keys = { ...shortcuts, open: 'Ctrl+Alt+o', next: '' };

  test('does it, and the former key nothing any more', () => {
    expect(shortcutOf(press('o', { ctrlKey: true, altKey: true }), false, keys)).toBe('open');
    expect(shortcutOf(press('o'), false, keys)).toBeUndefined();
    expect(shortcutOf(press('n'), false, keys)).toBeUndefined();
  });

  test('is written with what is held down, by its Latin letter', () => {
    expect(keyOf(press('n'))).toBe('n');
    expect(keyOf(press('å', { code: 'KeyA', altKey: true }))).toBe('Alt+a');
    expect(keyOf(press('F4', { metaKey: true }))).toBe('Meta+F4');
    expect(keyOf(press('é'))).toBe('é');
  });

  test.each([' ', 'Tab', 'Enter', 'Escape', 'ArrowDown', 'Shift', 'Control', 'Dead'])(
    'is never %j, which moves, presses or only goes with others',
    (key) => expect(keyOf(press(key))).toBeUndefined(),
  );

  test('is drawn as caps', () => {
    expect(capsOf('n')).toEqual(['N']);
    expect(capsOf('J')).toEqual(['⇧', 'J']);
    expect(capsOf('Ctrl+Alt+o')).toEqual(['Ctrl', 'Alt', 'O']);
    expect(capsOf('Ctrl++')).toEqual(['Ctrl', '+']);
  });
});

test('every shortcut has a key of its own, a place on the sheet and words', () => {
  const names = Object.keys(shortcuts);
  expect(new Set(Object.values(shortcuts)).size).toBe(names.length);
  expect(shortcutGroups.flatMap((group) => group.names).sort()).toEqual([...names].sort());
  for (const name of names) expect(english.backstage).toHaveProperty(`shortcut_${name}`);
});
