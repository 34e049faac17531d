/** Where something ends on the screen, in pixels from its top. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** How many of these can't be read because they end below an edge; a sliver of padding does not count. */
export function hiddenBelow(boxes: readonly Box[], edge: number): number {
  return boxes.filter(({ top, bottom }) => bottom - (bottom - top) / 4 > edge).length;
}
