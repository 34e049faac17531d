import { mostNamed } from '../../results/inWords';
import type { WallFace } from '../face';
import { hint } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = {
  Scene,
  hint,
  foremost: (_, tally) => (tally.words ?? []).slice(0, mostNamed).map((word) => word.text),
};
