import ListOrdered from '@lucide/svelte/icons/list-ordered';
import ChoiceBoundFields from '../../edit/ChoiceBoundFields.svelte';
import { choiceProblems } from '../../edit/rules';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import { phone } from './phone';

/** More options than this nobody puts in order. */
const mostRanked = 15;

export const desk: DeskFace = {
  phone,
  icon: ListOrdered,
  Edit: ChoiceBoundFields,
  settings: { minChoices: 'number', maxChoices: 'number' },
  mostOptions: mostRanked,
  standard: (options) => ({ minChoices: 1, maxChoices: options }),
  problems: choiceProblems,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: optionShares(poll, tally.counts ?? {}, tally.voters) }),
};
