import { optionText } from '../../ballot';
import CountBars from '../../results/CountBars.svelte';
import type { PhoneFace } from '../face';
import { hint } from './ballot';
import Vote from './Vote.svelte';

export const phone: PhoneFace = {
  Vote,
  Result: CountBars,
  hint,
  problem: (_, ballot) =>
    ballot.choices?.length === 1 ? undefined : { key: 'vote.problemTooFew', args: { min: 1 } },
  essence: (ballot) => ballot.choices ?? [],
  describe: (poll, ballot) => (ballot.choices ?? []).map((id) => optionText(poll, id)).join(', '),
};
