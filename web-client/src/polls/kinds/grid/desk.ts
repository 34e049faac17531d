import Grid2x2 from '@lucide/svelte/icons/grid-2x2';
import { mostOptions } from '../../edit/rules';
import type { DeskFace } from '../face';
import { placedShares } from './ballot';
import Edit from './Edit.svelte';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: Grid2x2,
  Edit,
  settings: { xMin: 'text', xMax: 'text', yMin: 'text', yMax: 'text' },
  shared: ['shuffle', 'abstain'],
  mostOptions,
  standard: () => ({}),
  problems: () => undefined,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: placedShares(poll, tally) }),
};
