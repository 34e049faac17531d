import { mostChosen } from '../../results/inWords';
import type { WallFace } from '../face';
import { hint, sentence, worded } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = {
  worded,
  Scene,
  hint,
  barsAreVoters: true,
  foremost: (poll, tally) =>
    poll.state === 'closed' && tally.verdict ? [sentence(tally.verdict)] : mostChosen(worded(poll), tally),
};
