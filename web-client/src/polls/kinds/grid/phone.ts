import type { PhoneFace } from '../face';
import { describe, essence, hint, problem } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (_, ballot) => problem(ballot),
  essence,
  describe,
};
