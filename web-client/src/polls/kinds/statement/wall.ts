import { mostChosen } from '../../results/inWords';
import type { WallFace } from '../face';
import { hint, worded } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = {
  worded,
  Scene,
  hint,
  barsAreVoters: true,
  foremost: (poll, tally) => mostChosen(worded(poll), tally),
};
