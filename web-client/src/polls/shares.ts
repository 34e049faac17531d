import type { PollView, TallyView } from '../contract/contract.gen';
import { round } from './ballot';
import { ratingValues } from './scale';

/** One line of a result. */
export interface Share {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Of the people who voted, 0 to 1; several choices can add up to more than 1. */
  readonly share: number;
  /** The share in whole percent, as it is shown: where every vote is in exactly one line, the lines add up to 100. */
  readonly percent: number;
  /** Of the bar's full length, which is everybody: the share, and never more than 1. */
  readonly length: number;
  /** Ahead of all others, once nothing can change that any more. */
  readonly leads: boolean;
}

/** Options with their counts, in the poll's own order: bars that change places cannot be read. */
export function optionShares(
  poll: PollView,
  counts: Readonly<Record<string, number>>,
  voters: number,
): Share[] {
  return shares(
    poll.options.map(({ id, text }) => ({ id, label: text, count: counts[id] ?? 0 })),
    voters,
    isDecided(poll),
  );
}

/** Every value of a rating with its count, those nobody chose included. */
export function ratingShares(poll: PollView, tally: TallyView, number: (value: number) => string): Share[] {
  const histogram = tally.histogram ?? {};
  const values = ratingValues(poll).map((value) => ({
    id: String(value),
    label: number(value),
    count: histogram[String(value)] ?? 0,
  }));
  return shares(values, tally.voters, isDecided(poll));
}

/** The bins of a numeric poll from the lowest to the highest that holds an answer, without holes. */
export function binShares(tally: TallyView, label: (from: number, to: number) => string): Share[] {
  const width = tally.binWidth ?? 1;
  const edges = Object.keys(tally.histogram ?? {}).map(Number);
  if (edges.length === 0) return [];
  const low = Math.min(...edges);
  const bins = Math.min(Math.round((Math.max(...edges) - low) / width) + 1, 400);
  const byEdge = new Map(
    Object.entries(tally.histogram!).map(([edge, count]) => [round(Number(edge)), count]),
  );
  return shares(
    Array.from({ length: bins }, (_, bin) => {
      const from = round(low + bin * width);
      return { id: String(from), label: label(from, round(from + width)), count: byEdge.get(from) ?? 0 };
    }),
    tally.voters,
  );
}

/** Whoever is ahead while people vote is no winner yet. */
const isDecided = (poll: PollView) => poll.state === 'closed';

/** Lines with their shares of a whole. A bar is as long as its share: one that fills up to the longest looks like all. */
export function shares(
  lines: readonly { id: string; label: string; count: number }[],
  of: number,
  decided = true,
): Share[] {
  const most = Math.max(0, ...lines.map((line) => line.count));
  const percents = wholePercents(
    lines.map(({ count }) => count),
    of,
  );
  return lines.map((line, at) => ({
    ...line,
    percent: percents[at]!,
    share: of > 0 ? line.count / of : 0,
    length: of > 0 ? Math.min(1, line.count / of) : 0,
    leads: decided && most > 0 && line.count === most,
  }));
}

/**
 * Shares in whole percent. Where the counts are the whole they add up to 100: by the largest remainder, the earlier line where two are equal.
 * Where they are not, as where several could be chosen, each is rounded for itself.
 */
export function wholePercents(counts: readonly number[], of: number): number[] {
  if (of <= 0) return counts.map(() => 0);
  if (counts.reduce((sum, count) => sum + count, 0) !== of)
    return counts.map((count) => Math.round((count * 100) / of));
  const percents = counts.map((count) => Math.floor((count * 100) / of));
  const left = 100 - percents.reduce((sum, each) => sum + each, 0);
  const byRemainder = counts
    .map((count, at) => ({ at, remainder: (count * 100) % of }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (const { at } of byRemainder.slice(0, left)) percents[at]!++;
  return percents;
}
