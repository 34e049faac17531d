import type { PollView } from '../contract/contract.gen';
import { number } from '../words/numbers';
import { readNumber } from '../words/parseNumber';
import { round, type Problem } from './ballot';

/** The values a rating may take, lowest first. */
export function ratingValues(poll: PollView): number[] {
  const { min = 1, max = 5, step = 1 } = poll.settings;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(1, Math.min(count, 101)) }, (_, i) => round(min + i * step));
}

/** What the ends of a scale mean, where that is said: ` (1 = bad, 5 = good)`. */
export function endsInWords({ settings }: PollView): string {
  const ends = [
    [settings.min, settings.minLabel],
    [settings.max, settings.maxLabel],
  ] as const;
  const said = ends
    .filter(([, label]) => label)
    .map(([value, label]) => (value === undefined ? label : `${number(value)} = ${label}`));
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** Stands for a number that was typed so that it can be read as two. */
export const ambiguous = Infinity;

/** The numbers that may be meant and that the poll takes; where it takes none, what was typed as it reads first. */
export function meantNumbers(poll: PollView, typed: string): number[] {
  const read = readNumber(typed);
  const taken = read.filter((value) => valueProblem(poll, value) === undefined);
  return taken.length > 0 ? taken : read.slice(0, 1);
}

/** No number, or one that lies outside the range or between the steps. */
export function valueProblem(poll: PollView, value: number | undefined): Problem | undefined {
  if (value === ambiguous) return { key: 'vote.numberWhich' };
  if (value === undefined || !Number.isFinite(value)) return { key: 'vote.problemNumber' };
  const { min, max, step } = poll.settings;
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) return { key: 'vote.problemRange' };
  const steps = step ? (value - (min ?? 0)) / step : 0;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return { key: 'vote.problemStep', args: { step: step! } };
  return undefined;
}
