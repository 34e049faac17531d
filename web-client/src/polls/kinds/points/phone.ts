import type { PhoneFace } from '../face';
import { describe, hint, problem } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem,
  saysProblemAtOnce: true,
  essence: ({ points = {} }) =>
    Object.entries(points)
      .filter(([, given]) => given !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  describe,
};
