/** How people are drawn: rows of dots, of which the first are lit. */
export interface DotField {
  /** People that a dot stands for. */
  readonly each: number;
  readonly dots: number;
  readonly lit: number;
  readonly rows: number;
  readonly columns: number;
}

/** More than this are a texture and not people, and work for a weak machine. */
export const mostDots = 600;
/** Up to here one counts in dots; above, a bar says more. */
export const mostPeople = 5_000;

/**
 * Everybody who is here as a field of dots that is `shape` times as wide as high, filled column by column. Undefined where there are too many people, or none.
 * A dot's place says nothing about who, nor when: only how many.
 */
export function dotField(lit: number, all: number, shape: number): DotField | undefined {
  const people = Math.max(lit, all);
  if (people === 0 || people > mostPeople) return undefined;
  const each = [1, 2, 5, 10].find((step) => people / step <= mostDots) ?? 10;
  const dots = Math.ceil(people / each);
  const rows = Math.max(1, Math.round(Math.sqrt(dots / shape)));
  return { each, dots, lit: Math.round(lit / each), rows, columns: Math.ceil(dots / rows) };
}

/** One bar of dots: whole columns, and how much of the next one. */
export interface DotBar {
  readonly rows: number;
  readonly columns: number;
  readonly whole: number;
  readonly rest: number;
}

/** A bar whose full width is everybody who voted, a dot a vote; undefined where they are too many for dots. */
export function dotBar(count: number, voters: number, shape: number): DotBar | undefined {
  if (voters === 0 || voters > mostDots) return undefined;
  const rows = Math.max(1, Math.round(Math.sqrt(voters / shape)));
  const columns = Math.ceil(voters / rows);
  return { rows, columns, whole: Math.floor(count / rows), rest: count % rows };
}
