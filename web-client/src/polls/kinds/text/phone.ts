import { textProblem } from '../../ballot';
import type { PhoneFace } from '../face';
import { hint, maxTextLength } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (_, ballot) => textProblem(ballot.text ?? '', maxTextLength),
  essence: (ballot) => ballot.text ?? '',
  describe: (_, ballot) => ballot.text ?? '',
};
