/** When an announcement is over. */
export const endings = ['never', '10', '30', 'closing'] as const;

export type Ending = (typeof endings)[number];

/** The server takes up to 7 days; the minute is for clocks that differ. The close of the hall ends it before. */
const untilClosing = (7 * 24 * 60 - 1) * 60_000;

/** `expiresAt` for the server; absent for one that stands. */
export function expiresAt(ending: Ending, serverNow: number): string | undefined {
  if (ending === 'never') return undefined;
  const after = ending === 'closing' ? untilClosing : Number(ending) * 60_000;
  return new Date(serverNow + after).toISOString();
}
