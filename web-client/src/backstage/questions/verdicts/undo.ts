/** Verdicts that can still be taken back. */
export interface Undoable {
  readonly ids: readonly string[];
  readonly action: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export const undoMs = 10_000;

export function remember(
  list: readonly Undoable[],
  ids: readonly string[],
  action: string,
  now: number,
): readonly Undoable[] {
  const open = stillOpen(list, now);
  return ids.length > 0 ? [...open, { ids, action, until: now + undoMs }] : open;
}

export function stillOpen(list: readonly Undoable[], now: number): readonly Undoable[] {
  return list.some((one) => one.until <= now) ? list.filter((one) => one.until > now) : list;
}

/** The newest that is still open, and the list without it. */
export function takeNewest(
  list: readonly Undoable[],
  now: number,
): { readonly newest?: Undoable; readonly rest: readonly Undoable[] } {
  const open = stillOpen(list, now);
  return { newest: open.at(-1), rest: open.slice(0, -1) };
}

export function secondsLeft(one: Undoable, now: number): number {
  return Math.max(0, Math.ceil((one.until - now) / 1000));
}
