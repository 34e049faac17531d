import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import { optionShares } from '../../shares';
import type { DeskFace } from '../face';
import { worded } from './ballot';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: ThumbsUp,
  Edit: null,
  settings: {},
  shared: [],
  mostOptions: null,
  standard: () => ({}),
  problems: () => undefined,
  picked: false,
  picture: (poll, tally) => ({
    form: 'bars',
    bars: optionShares(worded(poll), tally.counts ?? {}, tally.voters),
  }),
};
