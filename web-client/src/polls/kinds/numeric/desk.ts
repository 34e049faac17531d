import Hash from '@lucide/svelte/icons/hash';
import { scaleProblems } from '../../edit/rules';
import type { DeskFace } from '../face';
import Edit from './Edit.svelte';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: Hash,
  Edit,
  settings: { min: 'number', max: 'number', step: 'number', minLabel: 'text', maxLabel: 'text' },
  shared: ['abstain'],
  mostOptions: null,
  standard: () => ({}),
  problems: ({ settings = {} }, add) => scaleProblems(settings, Infinity, add),
  picked: false,
  picture: (_, tally) => ({ form: 'figure', figure: tally.mean }),
};
