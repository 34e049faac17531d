/** How the bars of a poll are laid out: columns that are read from top to bottom, and letters as large as the rows allow. */
export interface BarLayout {
  readonly columns: number;
  readonly rows: number;
  /** Rows too low for a bar under the text have it behind the text. */
  readonly dense: boolean;
  /** Of the wall's base size. */
  readonly scale: number;
}

const mostRoomy = 6;
const mostRows = 17;

export function barLayout(options: number): BarLayout {
  const columns = options <= 8 ? 1 : options <= 24 ? 2 : 3;
  const rows = Math.min(Math.ceil(options / columns), Math.max(mostRows, Math.ceil(options / 3)));
  const dense = rows > mostRoomy;
  // A row of the largest size and its bar take a sixth of the height; text with the bar behind it half of that.
  const scale = dense ? Math.min(1.15, 14.5 / rows) : Math.min(1.5, 8.4 / rows);
  return { columns, rows, dense, scale };
}
