import type { TallyView } from '../../../contract/contract.gen';
import { round } from '../../ballot';

/** One bar of a numeric histogram. Its edge is its identity: edges may jump from frame to frame, and have gaps between them. */
export interface Bin {
  readonly edge: number;
  readonly upper: number;
  readonly count: number;
  /** Where it starts, in the width of the whole, 0 to 1. */
  readonly start: number;
  /** Of the highest bar, 0 to 1. */
  readonly height: number;
  readonly leads: boolean;
}

export interface BinChart {
  readonly bins: readonly Bin[];
  /** Of one bin, in the width of the whole. */
  readonly width: number;
  readonly low: number;
  readonly high: number;
  /** Edges to write under the axis. */
  readonly marks: readonly number[];
}

const mostMarks = 11;

/** Only bins that hold an answer; where nothing is, nothing is drawn. */
export function binChart(tally: TallyView): BinChart | undefined {
  const width = tally.binWidth ?? 1;
  const counted = Object.entries(tally.histogram ?? {})
    .map(([edge, count]) => ({ edge: Number(edge), count }))
    .filter(({ edge, count }) => Number.isFinite(edge) && count > 0)
    .sort((one, other) => one.edge - other.edge);
  if (counted.length === 0) return undefined;
  const low = counted[0]!.edge;
  const high = round(counted.at(-1)!.edge + width);
  const most = Math.max(...counted.map(({ count }) => count));
  const across = high - low;
  return {
    bins: counted.map(({ edge, count }) => ({
      edge,
      upper: round(edge + width),
      count,
      start: (edge - low) / across,
      height: count / most,
      leads: count === most,
    })),
    width: width / across,
    low,
    high,
    marks: marksBetween(low, high, width),
  };
}

/** Every bin's edge, or every second, fifth, tenth ... of them, so that they do not run into each other. */
function marksBetween(low: number, high: number, width: number): number[] {
  const bins = Math.round((high - low) / width);
  let every = 1;
  for (let step = 0; Math.floor(bins / every) + 1 > mostMarks; step++)
    every = [2, 5, 10][step % 3]! * 10 ** Math.floor(step / 3);
  return Array.from({ length: Math.floor(bins / every) + 1 }, (_, i) => round(low + i * every * width));
}

/** Where a value lies in the width of the whole, 0 to 1; undefined where it lies outside. */
export function placeOf(chart: BinChart, value: number | undefined): number | undefined {
  if (value === undefined || value < chart.low || value > chart.high) return undefined;
  return (value - chart.low) / (chart.high - chart.low);
}
