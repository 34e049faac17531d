import type { PollView, TallyView } from '../../../contract/contract.gen';
import { t } from '../../../words/words.svelte';
import { optionText } from '../../ballot';
import type { WallFace } from '../face';
import { hint } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = { Scene, hint, foremost };

/** Who won; nothing while people still vote, because the count moves. */
function foremost(poll: PollView, tally: TallyView): string[] {
  const winners = (tally.winner ?? []).map((id) => optionText(poll, id));
  if (poll.state !== 'closed' || winners.length === 0) return [];
  return [
    winners.length === 1
      ? t('ranking.winner', { option: winners[0]! })
      : t('ranking.tie', { options: winners.join(', ') }),
  ];
}
