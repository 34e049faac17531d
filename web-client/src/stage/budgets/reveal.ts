/** How many rows the wall shows at most; who reads it sits far away. */
export const mostRows = 30;

/** Into how many columns so many rows go. */
export function columnsFor(rows: number): number {
  return rows <= 7 ? 1 : rows <= 16 ? 2 : 3;
}

/** Size of letters in rem with which so many rows in a column can be read and fit. */
export function lettersFor(rows: number): number {
  const perColumn = Math.ceil(Math.min(rows, mostRows) / columnsFor(rows));
  return Math.max(1.05, Math.min(1.9, 13.5 / Math.max(1, perColumn)));
}

/** Milliseconds between two winners: all of them within about half a minute. */
export function paceFor(winners: number): number {
  return Math.max(400, Math.min(2_500, 30_000 / Math.max(1, winners)));
}
