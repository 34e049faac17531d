import CountBarsScene from '../../../stage/bars/CountBarsScene.svelte';
import { mostChosen } from '../../results/inWords';
import type { WallFace } from '../face';
import { hint } from './ballot';

export const wall: WallFace = { Scene: CountBarsScene, hint, barsAreVoters: true, foremost: mostChosen };
