import { textProblem, type Problem } from '../../ballot';
import type { PhoneFace } from '../face';
import { hint, maxWordLength } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (_, ballot) => wordsProblem(ballot.words ?? []),
  essence: (ballot) => ballot.words ?? [],
  describe: (_, ballot) => (ballot.words ?? []).join(', '),
};

function wordsProblem(words: readonly string[]): Problem | undefined {
  if (words.length === 0) return { key: 'vote.problemEmpty' };
  return words.map((word) => textProblem(word, maxWordLength)).find((problem) => problem);
}
