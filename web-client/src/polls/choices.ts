import type { PollView } from '../contract/contract.gen';
import type { Problem } from './ballot';
import { noneId, realOptions } from './wording';

/** The fewest and most options a ballot of a poll with several choices may name. */
export function choiceBounds(poll: PollView): { readonly min: number; readonly max: number } {
  const most = realOptions(poll).length;
  return { min: poll.settings.minChoices ?? 1, max: Math.min(poll.settings.maxChoices ?? most, most) };
}

/** Whether a ballot speaks against all options. */
export function choosesNone(poll: PollView, choices: readonly string[] | undefined): boolean {
  return poll.settings.noneOfThese === true && choices?.includes(noneId) === true;
}

/** Too few or too many options named. */
export function choiceProblem(poll: PollView, count: number): Problem | undefined {
  const { min, max } = choiceBounds(poll);
  if (count < min) return { key: 'vote.problemTooFew', args: { min } };
  if (count > max) return { key: 'vote.problemTooMany', args: { max } };
  return undefined;
}
