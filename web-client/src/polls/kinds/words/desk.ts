import Tags from '@lucide/svelte/icons/tags';
import { wholeProblem } from '../../edit/rules';
import type { DeskFace } from '../face';
import Edit from './Edit.svelte';
import { phone } from './phone';

const mostWords = 5;

export const desk: DeskFace = {
  phone,
  icon: Tags,
  Edit,
  settings: { maxWords: 'number' },
  shared: ['abstain'],
  mostOptions: null,
  standard: () => ({ maxWords: 3 }),
  problems: (draft, add) => wholeProblem(draft, 'maxWords', 1, mostWords, add),
  picked: false,
  picture: (_, tally) => ({ form: 'words', words: (tally.words ?? []).map((word) => word.text) }),
};
