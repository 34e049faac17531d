/** Reactions within one step of time. */
export interface Beat {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
}

export const stepMs = 2_000;
export const steps = 30;

/** With the reactions of a frame; what is older than the line is long is left out. */
export function withBeat(beats: readonly Beat[], at: number, count: number): readonly Beat[] {
  return [...beats, { at, count }].filter((beat) => beat.at > at - stepMs * steps);
}

/** The last minute as points of a line in a field of `width` by `height`, the newest at its end; the most there were reaches its top. */
export function sparkline(beats: readonly Beat[], now: number, width: number, height: number): string {
  const counts = Array.from({ length: steps }, () => 0);
  for (const { at, count } of beats) {
    const age = Math.floor((now - at) / stepMs);
    if (age >= 0 && age < steps) counts[steps - 1 - age]! += count;
  }
  const most = Math.max(1, ...counts);
  return counts
    .map(
      (count, i) =>
        `${((i * width) / (steps - 1)).toFixed(1)},${(height - (count * height) / most).toFixed(1)}`,
    )
    .join(' ');
}
