import { meanInWords } from '../../results/inWords';
import type { WallFace } from '../face';
import { hint } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = { Scene, hint, foremost: meanInWords };
