import type { PollView, RunoffTieView } from '../../../contract/contract.gen';
import { t, type MessageKey } from '../../../words/words.svelte';
import { optionText } from '../../ballot';

/** Who had equal votes in a round, and what settled it; with the seed of the lots, so that anybody can draw them again. */
export function tieInWords(poll: PollView, { between, settledBy, seed }: RunoffTieView): string {
  const said = settlings[settledBy];
  if (!said) return '';
  const options = between.map((id) => optionText(poll, id)).join(', ');
  return seed === undefined
    ? t(said, { options })
    : `${t(said, { options })} (${t('ranking.seed', { seed })})`;
}

const settlings: Readonly<Record<string, MessageKey>> = {
  none: 'ranking.tie_none',
  previous: 'ranking.tie_previous',
  lot: 'ranking.tie_lot',
  bothLeave: 'ranking.tie_bothLeave',
  agendaOrder: 'ranking.tie_agendaOrder',
};
