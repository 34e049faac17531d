/**
 * Exponential backoff with full jitter: anywhere between now and a ceiling that doubles from 1 s to 20 s, so that a hall
 * full of phones does not come back in one instant.
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(20_000, 1000 * 2 ** Math.min(attempt, 10));
}
