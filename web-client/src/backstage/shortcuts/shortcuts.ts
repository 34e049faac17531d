import type { MessageKey } from '../../words/words.svelte';

/** What a key does. The words are in the catalogue under `shortcut_` and the name. */
export const shortcuts = {
  next: 'n',
  open: 'o',
  close: 'c',
  undo: 'u',
  result: 'r',
  wall: 'w',
  wallResult: 'v',
  join: 'b',
  idle: 'i',
  down: 'j',
  up: 'k',
  moveDown: 'J',
  moveUp: 'K',
  add: 'a',
  edit: 'e',
  duplicate: 'd',
  preview: 'p',
  announce: 'm',
  share: 's',
  help: '?',
} as const;

export type ShortcutName = keyof typeof shortcuts;

export const shortcutGroups: readonly {
  readonly title: MessageKey;
  readonly names: readonly ShortcutName[];
}[] = [
  { title: 'backstage.shortcutsRun', names: ['next', 'open', 'close', 'undo', 'result'] },
  { title: 'backstage.shortcutsWall', names: ['wall', 'wallResult', 'join', 'idle'] },
  {
    title: 'backstage.shortcutsAgenda',
    names: ['down', 'up', 'moveDown', 'moveUp', 'add', 'edit', 'duplicate', 'preview'],
  },
  { title: 'backstage.shortcutsOther', names: ['announce', 'share', 'help'] },
];

/** A key for each shortcut, as `keyOf` writes it; an empty one is not used. */
export type ShortcutKeys = Readonly<Record<ShortcutName, string>>;

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, for letters of other scripts. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** What a key press asks for; nothing while typing or in a dialog. Unless they were chosen, keys with Ctrl, Alt or Meta belong to the browser. */
export function shortcutOf(
  press: KeyPress,
  busyElsewhere: boolean,
  keys: ShortcutKeys = shortcuts,
): ShortcutName | undefined {
  if (busyElsewhere || press.repeat || press.isComposing) return undefined;
  const key = keyOf(press);
  return key ? nameOf(key, keys) : undefined;
}

export function nameOf(key: string, keys: ShortcutKeys): ShortcutName | undefined {
  return (Object.keys(keys) as ShortcutName[]).find((name) => keys[name] === key);
}

/** A key press as text, such as `n`, `J`, `Ctrl+Alt+n` or `F4`; nothing for keys that move, type a space or only go with others. */
export function keyOf(press: KeyPress): string | undefined {
  const { ctrlKey, altKey, metaKey } = press;
  const key = latinLetter(press) ?? press.key;
  if (!/^(\S|F\d{1,2})$/u.test(key)) return undefined;
  return `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${metaKey ? 'Meta+' : ''}${key}`;
}

/** The caps to draw for a key: `J` is pressed with Shift. */
export function capsOf(key: string): string[] {
  const [, before = '', last = ''] = /^((?:(?:Ctrl|Alt|Meta)\+)*)(.+)$/u.exec(key) ?? [];
  const shift = /^[A-Z]$/.test(last) ? ['⇧'] : [];
  return [...before.split('+').filter(Boolean), ...shift, last.toUpperCase()];
}

/** On an Arabic keyboard, or with Alt on a Mac, the key that is N elsewhere does what N does. */
function latinLetter({ key, code, shiftKey, altKey }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (!letter || key.length !== 1 || (key.charCodeAt(0) < 128 && !altKey)) return undefined;
  return shiftKey ? letter : letter.toLowerCase();
}

/** Whether keys belong to what has the focus: text is typed there, or it reacts to letters itself. */
export function takesKeys(
  element: { readonly tagName: string; readonly isContentEditable?: boolean } | null,
): boolean {
  if (!element) return false;
  return element.isContentEditable === true || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}
