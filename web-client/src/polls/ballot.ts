import type { Ballot, PollView } from '../contract/contract.gen';
import type { MessageArguments, MessageKey } from '../words/words.svelte';

/** What keeps a ballot from being cast, as a message. */
export interface Problem {
  readonly key: MessageKey;
  readonly args?: MessageArguments;
}

/** What a ballot of a kind says, without what makes no difference: two ballots with the same essence are the same vote. */
export type Essence = (ballot: Ballot) => unknown;

/** Whether two ballots say the same. */
export function sameBallot(essence: Essence, a: Ballot | undefined, b: Ballot | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (isSilent(a) || isSilent(b)) return a.abstain === b.abstain && a.withdraw === b.withdraw;
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}

/** A ballot that says nothing, or takes back what was said: its form is empty. */
export function isSilent(ballot: Ballot): boolean {
  return ballot.abstain === true || ballot.withdraw === true;
}

/** The text of an option; its id where the poll has no such option (any more). */
export function optionText(poll: PollView, id: string): string {
  return poll.options.find((option) => option.id === id)?.text ?? id;
}

/** Nothing written, or too much. */
export function textProblem(text: string, max: number): Problem | undefined {
  if (text.trim() === '') return { key: 'vote.problemEmpty' };
  return [...text].length > max ? { key: 'vote.problemLong', args: { max } } : undefined;
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}
