import { recall, remember } from '../../connection/storage';

const name = 'townhall/shortcuts';

/** Single keys can be switched off (WCAG 2.1.4): speech input may press them by accident. */
export function shortcutsOn(): boolean {
  return recall(name) !== 'off';
}

export function setShortcuts(on: boolean): void {
  remember(name, on ? 'on' : 'off');
}
