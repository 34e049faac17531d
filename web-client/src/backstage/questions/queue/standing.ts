/**
 * What stands in a list, apart from what should: rows are never moved, removed or put between others by a frame, so that
 * nothing jumps under a hand. New ones wait in `fresh`; those that left stay until the person does something.
 */
export interface Standing {
  readonly shown: readonly string[];
  readonly fresh: readonly string[];
}

export const nothing: Standing = { shown: [], fresh: [] };

/** Up to this many rows new ones are let in at the end by themselves. */
export const roomForNew = 20;

/** After a frame: `present` are the ids that belong here, in order. */
export function stand(standing: Standing, present: readonly string[], growsAtItsEnd: boolean): Standing {
  const known = new Set(standing.shown);
  const fresh = present.filter((id) => !known.has(id));
  if (standing.shown.length === 0) return sameOr(standing, { shown: fresh, fresh: [] });
  const room = growsAtItsEnd ? Math.max(0, roomForNew - standing.shown.length) : 0;
  const letIn = fresh.slice(0, room);
  return sameOr(standing, {
    shown: letIn.length > 0 ? [...standing.shown, ...letIn] : standing.shown,
    fresh: fresh.slice(room),
  });
}

/** When the person acts: what has left goes, but for the row they are on. */
export function sweep(standing: Standing, present: ReadonlySet<string>, selected?: string): Standing {
  const shown = standing.shown.filter((id) => present.has(id) || id === selected);
  return shown.length === standing.shown.length ? standing : { ...standing, shown };
}

/** When the person asks for the new ones, or has come to the end: in the queue's order where it was sorted before. */
export function takeIn(standing: Standing, present: readonly string[], growsAtItsEnd: boolean): Standing {
  if (!growsAtItsEnd) return { shown: present, fresh: [] };
  const here = new Set(present);
  const shown = standing.shown.filter((id) => here.has(id));
  return { shown: [...shown, ...standing.fresh.filter((id) => here.has(id))], fresh: [] };
}

export function remove(standing: Standing, ids: ReadonlySet<string>): Standing {
  return {
    shown: standing.shown.filter((id) => !ids.has(id)),
    fresh: standing.fresh.filter((id) => !ids.has(id)),
  };
}

/** Puts an id back where it stood. */
export function putBack(standing: Standing, id: string, at: number): Standing {
  if (standing.shown.includes(id)) return standing;
  return {
    shown: [...standing.shown.slice(0, at), id, ...standing.shown.slice(at)],
    fresh: standing.fresh.filter((each) => each !== id),
  };
}

/** The row after `from` (or before it) that fits; with `wrap` also from the other end. */
export function neighbour(
  shown: readonly string[],
  from: string | undefined,
  by: 1 | -1,
  fits: (id: string) => boolean,
): string | undefined {
  const at = from === undefined ? (by > 0 ? -1 : shown.length) : shown.indexOf(from);
  for (let i = at + by; i >= 0 && i < shown.length; i += by) if (fits(shown[i]!)) return shown[i];
  return undefined;
}

/** Where to go when the row at `from` is done with: on, else back. */
export function afterDone(
  shown: readonly string[],
  from: string | undefined,
  free: (id: string) => boolean,
): string | undefined {
  return neighbour(shown, from, 1, free) ?? neighbour(shown, from, -1, free);
}

function sameOr(before: Standing, after: Standing): Standing {
  return same(before.shown, after.shown) && same(before.fresh, after.fresh) ? before : after;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]));
}
