import { optionText } from '../../ballot';
import { choiceProblem, choosesNone } from '../../choices';
import CountBars from '../../results/CountBars.svelte';
import type { PhoneFace } from '../face';
import { hint } from './ballot';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result: CountBars,
  hint,
  problem: (poll, ballot) =>
    choosesNone(poll, ballot.choices) ? undefined : choiceProblem(poll, ballot.choices?.length ?? 0),
  // In which order somebody ticked them makes no difference.
  essence: (ballot) => [...(ballot.choices ?? [])].sort(),
  describe: (poll, ballot) => (ballot.choices ?? []).map((id) => optionText(poll, id)).join(', '),
};
