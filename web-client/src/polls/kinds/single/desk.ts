import CircleDot from '@lucide/svelte/icons/circle-dot';
import { mostOptions } from '../../edit/rules';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: CircleDot,
  Edit: null,
  settings: {},
  shared: ['shuffle', 'noneOfThese', 'abstain'],
  mostOptions,
  standard: () => ({}),
  problems: () => undefined,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: optionShares(poll, tally.counts ?? {}, tally.voters) }),
};
