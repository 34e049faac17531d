import type { WallFace } from '../face';
import { hint } from './ballot';
import Scene from './Scene.svelte';

/** Nothing is said of the answers: they are read where they are shown. */
export const wall: WallFace = { Scene, hint, foremost: () => [] };
