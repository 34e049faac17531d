import type { WordCount } from '../contract/contract.gen';

export interface CloudWord {
  readonly text: string;
  readonly count: number;
  /** Pixels. */
  readonly size: number;
}

const mostWords = 60;

/** The most frequent words with the size of their letters: area grows with the count, so that twice as often looks twice as much. */
export function cloudWords(words: readonly WordCount[], width: number, height: number): CloudWord[] {
  const shown = words.slice(0, mostWords);
  const most = Math.max(1, ...shown.map((word) => word.count));
  const area = shown.reduce((sum, word) => sum + word.text.length * (0.12 + word.count / most), 0);
  // Letters take about half of the room; the rest is the air between them.
  const largest = Math.min(height / 2.8, Math.sqrt((width * height * 0.62) / Math.max(area * 0.6, 1)));
  return shown.map((word) => ({
    text: word.text,
    count: word.count,
    size: Math.max(largest * 0.22, largest * Math.sqrt(word.count / most)),
  }));
}

/** A stream of chance that is the same every time, so that a word stays where it was (mulberry32). */
export function steadyChance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
