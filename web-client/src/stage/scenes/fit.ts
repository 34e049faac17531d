/** Width and height of room for text on the wall, in rem. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Between columns, in rem. */
const gap = 2;
const lineHeight = 1.25;
/** A letter's mean width in parts of its height, and what is lost at the ends of lines. */
const letterWidth = 0.52;
const wasted = 1.25;

/** The smallest letters that the last row can read. */
const least = 1.15;

/** The largest letters, in rem, with which so many characters fit a room; never outside of what can be read and looks calm. */
export function letterSize(characters: number, room: Room, most: number): number {
  return Math.min(most, Math.max(least, fitting(characters, room)));
}

function fitting(characters: number, { width, height }: Room): number {
  return Math.sqrt((width * height) / (Math.max(1, characters) * letterWidth * lineHeight * wasted));
}

export interface Columns<T> {
  readonly columns: readonly T[];
  /** In rem. */
  readonly letters: number;
}

/** As many of the texts side by side as can be read together, the first always; with their size of letters. */
export function sideBySide<T extends { readonly text: string }>(
  texts: readonly T[],
  { width, height }: Room,
  most: number,
  atMost = 3,
): Columns<T> {
  for (let count = Math.min(texts.length, atMost); ; count--) {
    const columns = texts.slice(0, count);
    const longest = Math.max(0, ...columns.map(({ text }) => text.length));
    const room = { width: width / Math.max(1, count) - gap, height };
    if (count <= 1 || fitting(longest, room) >= least)
      return { columns, letters: letterSize(longest, room, most) };
  }
}
