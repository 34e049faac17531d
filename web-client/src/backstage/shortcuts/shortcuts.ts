import type { MessageKey } from '../../words/words.svelte';

/** What a key does. The words are in the catalogue under `shortcut_` and the name. */
export const shortcuts = {
  next: 'n',
  open: 'o',
  close: 'c',
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
  { title: 'backstage.shortcutsRun', names: ['next', 'open', 'close', 'result'] },
  { title: 'backstage.shortcutsWall', names: ['wall', 'wallResult', 'join', 'idle'] },
  {
    title: 'backstage.shortcutsAgenda',
    names: ['down', 'up', 'moveDown', 'moveUp', 'add', 'edit', 'duplicate', 'preview'],
  },
  { title: 'backstage.shortcutsOther', names: ['announce', 'share', 'help'] },
];

const byKey = new Map(Object.entries(shortcuts).map(([name, key]) => [key as string, name as ShortcutName]));

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

/** What a key press asks for; nothing while typing, in a dialog, or together with keys that belong to the browser. */
export function shortcutOf(press: KeyPress, busyElsewhere: boolean): ShortcutName | undefined {
  if (busyElsewhere || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.repeat || press.isComposing) return undefined;
  return byKey.get(press.key) ?? byKey.get(latinLetter(press) ?? '');
}

/** On an Arabic keyboard the key that is N elsewhere does what N does. */
export function latinLetter({ key, code, shiftKey }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (!letter || key.length !== 1 || key.charCodeAt(0) < 128) return undefined;
  return shiftKey ? letter : letter.toLowerCase();
}

/** Whether keys belong to what has the focus: text is typed there, or it reacts to letters itself. */
export function takesKeys(
  element: { readonly tagName: string; readonly isContentEditable?: boolean } | null,
): boolean {
  if (!element) return false;
  return element.isContentEditable === true || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}
