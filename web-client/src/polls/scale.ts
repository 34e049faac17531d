import type { PollView } from '../contract/contract.gen';
import { round, type Problem } from './ballot';

/** The values a rating may take, lowest first. */
export function ratingValues(poll: PollView): number[] {
  const { min = 1, max = 5, step = 1 } = poll.settings;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(1, Math.min(count, 101)) }, (_, i) => round(min + i * step));
}

/** No number, or one that lies outside the range or between the steps. */
export function valueProblem(poll: PollView, value: number | undefined): Problem | undefined {
  if (value === undefined || !Number.isFinite(value)) return { key: 'vote.problemNumber' };
  const { min, max, step } = poll.settings;
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) return { key: 'vote.problemRange' };
  const steps = step ? (value - (min ?? 0)) / step : 0;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return { key: 'vote.problemStep', args: { step: step! } };
  return undefined;
}
