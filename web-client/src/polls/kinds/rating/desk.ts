import Star from '@lucide/svelte/icons/star';
import { number } from '../../../words/numbers';
import { scaleProblems } from '../../edit/rules';
import { ratingShares } from '../../shares';
import type { DeskFace } from '../face';
import Edit from './Edit.svelte';
import { phone } from './phone';
import { standard } from './standard';

const mostSteps = 100;

export const desk: DeskFace = {
  phone,
  icon: Star,
  Edit,
  settings: { min: 'number', max: 'number', step: 'number', minLabel: 'text', maxLabel: 'text' },
  shared: ['abstain'],
  mostOptions: null,
  standard: () => standard,
  problems: ({ settings = {} }, add) =>
    scaleProblems(
      {
        min: settings.min ?? standard.min,
        max: settings.max ?? standard.max,
        step: settings.step ?? standard.step,
      },
      mostSteps,
      add,
    ),
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: ratingShares(poll, tally, number) }),
};
