import Gavel from '@lucide/svelte/icons/gavel';
import { wholeProblem } from '../../edit/rules';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import { looksAtRoll, worded } from './ballot';
import Edit from './Edit.svelte';
import { phone } from './phone';

const mostPeople = 100_000_000;

export const desk: DeskFace = {
  phone,
  icon: Gavel,
  Edit,
  settings: { base: 'text', majority: 'text', quorum: 'number' },
  shared: [],
  mostOptions: null,
  standard: () => ({ base: 'yesNo', majority: 'simple' }),
  problems: (draft, add) => wholeProblem(draft, 'quorum', 1, mostPeople, add),
  picked: false,
  picture: (poll, tally) => ({
    form: 'bars',
    bars: optionShares(worded(poll), tally.counts ?? {}, tally.voters),
  }),
  looksAtRoll,
};
