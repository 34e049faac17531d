import type { Ballot, PollView } from '../contract/contract.gen';
import type { MessageArguments, MessageKey } from '../words/words.svelte';

/** What keeps a ballot from being cast, as a message. */
export interface Problem {
  readonly key: MessageKey;
  readonly args?: MessageArguments;
}

export const maxWordLength = 40;
export const maxTextLength = 2_000;

/** The fewest and most options a ballot of a multiple or ranking poll may name. */
export function choiceBounds(poll: PollView): { readonly min: number; readonly max: number } {
  const most = poll.options.length;
  return { min: poll.settings.minChoices ?? 1, max: Math.min(poll.settings.maxChoices ?? most, most) };
}

/** The values a rating may take, lowest first. */
export function ratingValues(poll: PollView): number[] {
  const { min = 1, max = 5, step = 1 } = poll.settings;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(1, Math.min(count, 101)) }, (_, i) => round(min + i * step));
}

/** Undefined when the ballot can be cast. The server decides; this says it before the person has waited for the answer. */
export function problemOf(poll: PollView, ballot: Ballot): Problem | undefined {
  switch (poll.kind) {
    case 'single':
      return ballot.choices?.length === 1 ? undefined : { key: 'vote.problemTooFew', args: { min: 1 } };
    case 'multiple':
      return countProblem(poll, ballot.choices?.length ?? 0);
    case 'ranking':
      return countProblem(poll, ballot.ranking?.length ?? 0);
    case 'rating':
    case 'numeric':
      return valueProblem(poll, ballot.value);
    case 'words':
      return wordsProblem(ballot.words ?? []);
    case 'text':
      return textProblem(ballot.text ?? '', maxTextLength);
  }
}

function countProblem(poll: PollView, count: number): Problem | undefined {
  const { min, max } = choiceBounds(poll);
  if (count < min) return { key: 'vote.problemTooFew', args: { min } };
  if (count > max) return { key: 'vote.problemTooMany', args: { max } };
  return undefined;
}

function valueProblem(poll: PollView, value: number | undefined): Problem | undefined {
  if (value === undefined || !Number.isFinite(value)) return { key: 'vote.problemNumber' };
  const { min, max, step } = poll.settings;
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) return { key: 'vote.problemRange' };
  const steps = step ? (value - (min ?? 0)) / step : 0;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return { key: 'vote.problemStep', args: { step: step! } };
  return undefined;
}

function wordsProblem(words: readonly string[]): Problem | undefined {
  if (words.length === 0) return { key: 'vote.problemEmpty' };
  return words.map((word) => textProblem(word, maxWordLength)).find((problem) => problem);
}

function textProblem(text: string, max: number): Problem | undefined {
  if (text.trim() === '') return { key: 'vote.problemEmpty' };
  return [...text].length > max ? { key: 'vote.problemLong', args: { max } } : undefined;
}

/** Whether two ballots say the same; the order of choices does not matter, that of a ranking does. */
export function sameBallot(poll: PollView, a: Ballot | undefined, b: Ballot | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && essence(poll, a) === essence(poll, b));
}

function essence(poll: PollView, ballot: Ballot): string {
  switch (poll.kind) {
    case 'single':
    case 'multiple':
      return JSON.stringify([...(ballot.choices ?? [])].sort());
    case 'ranking':
      return JSON.stringify(ballot.ranking ?? []);
    case 'rating':
    case 'numeric':
      return JSON.stringify(ballot.value ?? null);
    case 'words':
      return JSON.stringify(ballot.words ?? []);
    case 'text':
      return ballot.text ?? '';
  }
}

/** The ballot in the person's own words, for "your vote". */
export function describeBallot(poll: PollView, ballot: Ballot, number: (value: number) => string): string {
  const name = (id: string) => poll.options.find((option) => option.id === id)?.text ?? id;
  if (ballot.choices) return ballot.choices.map(name).join(', ');
  if (ballot.ranking)
    return ballot.ranking.map((id, place) => `${number(place + 1)}. ${name(id)}`).join(', ');
  if (ballot.value !== undefined) return number(ballot.value);
  return ballot.words?.join(', ') ?? ballot.text ?? '';
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}
