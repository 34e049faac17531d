/** One reaction on its way up. */
export interface Risen {
  readonly id: string;
  readonly reaction: string;
  /** Across the strip, 0 to 90. */
  readonly place: number;
}

/** More at once than this are a blur, and work for a weak machine. */
export const mostRising = 40;
const mostOfOne = 6;

/** What is up, with the reactions of a frame: of each as many as came, up to a handful. */
export function rising(
  up: readonly Risen[],
  counts: Readonly<Record<string, number>>,
  frame: number,
): readonly Risen[] {
  const fresh = Object.entries(counts).flatMap(([reaction, count]) =>
    Array.from({ length: Math.min(count, mostOfOne) }, (_, i) => ({
      id: `${frame}-${reaction}-${i}`,
      reaction,
      place: (frame * 37 + i * 23 + reaction.length * 11) % 90,
    })),
  );
  return [...up, ...fresh].slice(-mostRising);
}
