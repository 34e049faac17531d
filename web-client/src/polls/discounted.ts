import type { PollView, TallyView } from '../contract/contract.gen';
import { optionText } from './ballot';

/** A line of a result, with all ballots and without those that are left out. */
export interface BesideLine {
  readonly label: string;
  readonly all: number;
  readonly rest: number;
}

/** Both results line by line; empty where no ballots are left out. Bins of two results can differ: then each has its own lines. */
export function besideLines(
  poll: PollView,
  tally: TallyView,
  number: (value: number) => string,
): BesideLine[] {
  const rest = tally.discounted;
  if (!rest) return [];
  if (tally.counts) {
    return poll.options.map(({ id }) => ({
      label: optionText(poll, id),
      all: tally.counts?.[id] ?? 0,
      rest: rest.counts?.[id] ?? 0,
    }));
  }
  if (tally.binWidth !== rest.binWidth) return [];
  const values = [...new Set([...Object.keys(tally.histogram ?? {}), ...Object.keys(rest.histogram ?? {})])];
  return values
    .sort((one, other) => Number(one) - Number(other))
    .map((value) => ({
      label: number(Number(value)),
      all: tally.histogram?.[value] ?? 0,
      rest: rest.histogram?.[value] ?? 0,
    }));
}
