import type { Ballot, PollView } from '../contract/contract.gen';
import { optionText, type Problem } from './ballot';

/** A poll whose choices are its kind's own, with their names in the person's language. */
export function withChoices(poll: PollView, names: Readonly<Record<string, string>>): PollView {
  return { ...poll, options: Object.entries(names).map(([id, text]) => ({ id, text })) };
}

/** What keeps a ballot with exactly one choice from being cast. */
export function oneChoiceProblem(ballot: Ballot): Problem | undefined {
  return ballot.choices?.length === 1 ? undefined : { key: 'vote.problemTooFew', args: { min: 1 } };
}

export function choicesInWords(poll: PollView, ballot: Ballot): string {
  return (ballot.choices ?? []).map((id) => optionText(poll, id)).join(', ');
}
