import ListOrdered from '@lucide/svelte/icons/list-ordered';
import { choiceProblems } from '../../edit/rules';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import Edit from './Edit.svelte';
import { phone } from './phone';

/** More options than this nobody puts in order. */
const mostRanked = 15;

export const desk: DeskFace = {
  phone,
  icon: ListOrdered,
  Edit,
  settings: { minChoices: 'number', maxChoices: 'number', ties: 'text' },
  shared: ['shuffle', 'abstain'],
  mostOptions: mostRanked,
  standard: (options) => ({ minChoices: 1, maxChoices: options, ties: 'previousThenLot' }),
  problems: choiceProblems,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: optionShares(poll, tally.counts ?? {}, tally.voters) }),
};
