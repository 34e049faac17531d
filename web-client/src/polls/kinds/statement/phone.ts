import { choicesInWords, oneChoiceProblem } from '../../fixedChoices';
import type { PhoneFace } from '../face';
import { hint, worded } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (_, ballot) => oneChoiceProblem(ballot),
  essence: (ballot) => ballot.choices ?? [],
  describe: (poll, ballot) => choicesInWords(worded(poll), ballot),
};
