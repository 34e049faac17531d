export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

const shownMs = 6_000;
let last = 0;
let toasts = $state.raw<readonly Toast[]>([]);

export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** Says something in passing. What a person must act on belongs beside the mistake, not here. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const shown: Toast = { id: ++last, text, tone };
  toasts = [...toasts.slice(-2), shown];
  setTimeout(() => dismissToast(shown.id), shownMs);
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((each) => each.id !== id);
}
