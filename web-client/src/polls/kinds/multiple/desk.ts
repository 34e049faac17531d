import ListChecks from '@lucide/svelte/icons/list-checks';
import ChoiceBoundFields from '../../edit/ChoiceBoundFields.svelte';
import { choiceProblems, mostOptions } from '../../edit/rules';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: ListChecks,
  Edit: ChoiceBoundFields,
  settings: { minChoices: 'number', maxChoices: 'number' },
  shared: ['shuffle', 'noneOfThese', 'abstain'],
  mostOptions,
  standard: (options) => ({ minChoices: 1, maxChoices: options }),
  problems: choiceProblems,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: optionShares(poll, tally.counts ?? {}, tally.voters) }),
};
