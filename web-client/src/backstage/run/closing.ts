/** When a poll closes: as it is set (by hand where nothing is), or after so many seconds. */
export type Closing = 'own' | number;

export const timers: readonly number[] = [30, 60, 120, 180, 300, 600];

/** `closesAt` for the server; absent leaves the poll's own timer. */
export function closesAt(closing: Closing, serverNow: number): string | undefined {
  return typeof closing === 'number' ? new Date(serverNow + closing * 1000).toISOString() : undefined;
}

/** More time from what is left, or from now where there was no timer. */
export function extended(present: string | undefined, seconds: number, serverNow: number): string {
  const from = present ? Math.max(Date.parse(present), serverNow) : serverNow;
  return new Date(from + seconds * 1000).toISOString();
}
