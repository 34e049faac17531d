import { number } from '../../../words/numbers';
import { valueProblem } from '../../scale';
import type { PhoneFace } from '../face';
import { hint } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (poll, ballot) => valueProblem(poll, ballot.value),
  saysProblemAtOnce: true,
  essence: (ballot) => ballot.value,
  describe: (_, ballot) => (ballot.value === undefined ? '' : number(ballot.value)),
};
