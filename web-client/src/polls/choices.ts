import type { PollView } from '../contract/contract.gen';
import type { Problem } from './ballot';

/** The fewest and most options a ballot of a poll with several choices may name. */
export function choiceBounds(poll: PollView): { readonly min: number; readonly max: number } {
  const most = poll.options.length;
  return { min: poll.settings.minChoices ?? 1, max: Math.min(poll.settings.maxChoices ?? most, most) };
}

/** Too few or too many options named. */
export function choiceProblem(poll: PollView, count: number): Problem | undefined {
  const { min, max } = choiceBounds(poll);
  if (count < min) return { key: 'vote.problemTooFew', args: { min } };
  if (count > max) return { key: 'vote.problemTooMany', args: { max } };
  return undefined;
}
