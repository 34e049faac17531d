import { untrack } from 'svelte';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** Long enough to read it: 6 s, and more for a long text. */
const shownMs = (text: string) => Math.max(6_000, text.length * 90);
let last = 0;
let toasts = $state.raw<readonly Toast[]>([]);

export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** Says something in passing. What a person must act on belongs beside the mistake, not here. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const shown: Toast = { id: ++last, text, tone };
  // Callable from an effect, which must not run again because of what it said itself.
  toasts = [...untrack(() => toasts).slice(-2), shown];
  setTimeout(() => dismissToast(shown.id), shownMs(text));
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((each) => each.id !== id);
}
