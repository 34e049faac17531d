import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import type { DeskFace } from '../face';
import { phone } from './phone';

export const desk: DeskFace = {
  phone,
  icon: MessageSquareText,
  Edit: null,
  settings: {},
  shared: ['abstain'],
  mostOptions: null,
  standard: () => ({}),
  problems: () => undefined,
  picked: true,
  picture: (_, tally) => ({
    form: 'quotes',
    quotes: (tally.texts ?? []).filter((answer) => answer.picked),
  }),
};
