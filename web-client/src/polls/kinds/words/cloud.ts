import type { WordCount } from '../../../contract/contract.gen';

export interface CloudWord {
  readonly text: string;
  /** Of the largest word's letters, 0 to 1. */
  readonly scale: number;
}

export interface PlacedWord extends CloudWord {
  /** The middle of the word, from the middle of the cloud. */
  readonly x: number;
  readonly y: number;
}

/** Words that a cloud shows. */
export const mostWords = 60;
const smallest = 0.2;
const levels = 8;

/**
 * The most frequent words with the size of their letters: its square grows with the count, so that twice as often looks
 * twice as much. In few levels, and within a level by the alphabet: a cloud is laid out anew only when a word has changed
 * its level, and words of one level do not change places with every vote.
 */
export function cloudWords(words: readonly WordCount[]): CloudWord[] {
  const shown = words.slice(0, mostWords);
  const most = Math.max(1, ...shown.map((word) => word.count));
  return shown
    .map(({ text, count }) => ({ text, scale: levelOf(count / most) }))
    .sort((one, other) => other.scale - one.scale || (one.text < other.text ? -1 : 1));
}

function levelOf(share: number): number {
  const level = Math.ceil(Math.sqrt(share) * levels) / levels;
  return Math.max(smallest, Math.min(1, level));
}

export function sameWords(one: readonly CloudWord[], other: readonly CloudWord[]): boolean {
  return (
    one.length === other.length &&
    one.every((word, i) => word.text === other[i]!.text && word.scale === other[i]!.scale)
  );
}

/** Letters of the largest word to lay the cloud out with, in pixels; what comes out is stretched to the room there is. */
export function firstSize(words: readonly CloudWord[], width: number, height: number): number {
  const area = words.reduce((sum, word) => sum + word.text.length * word.scale ** 2, 0);
  return Math.min(height / 3, Math.sqrt((width * height * 0.55) / Math.max(area * 0.6, 1)));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How to move and stretch what was laid out so that it fills the room: `x' = (x - middleX) * zoom`. */
export function fitToRoom(
  boxes: readonly Box[],
  width: number,
  height: number,
): { readonly zoom: number; readonly middleX: number; readonly middleY: number } {
  if (boxes.length === 0) return { zoom: 1, middleX: 0, middleY: 0 };
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const zoom = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), 2.5);
  return { zoom, middleX: (left + right) / 2, middleY: (top + bottom) / 2 };
}
