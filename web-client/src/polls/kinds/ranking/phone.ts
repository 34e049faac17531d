import { number } from '../../../words/numbers';
import { optionText } from '../../ballot';
import { choiceProblem } from '../../choices';
import type { PhoneFace } from '../face';
import { hint } from './ballot';
import Result from './Result.svelte';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result,
  hint,
  problem: (poll, ballot) => choiceProblem(poll, ballot.ranking?.length ?? 0),
  essence: (ballot) => ballot.ranking ?? [],
  describe: (poll, ballot) =>
    (ballot.ranking ?? []).map((id, place) => `${number(place + 1)}. ${optionText(poll, id)}`).join(', '),
};
