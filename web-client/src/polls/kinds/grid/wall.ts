import type { WallFace } from '../face';
import { foremost, hint } from './ballot';
import Scene from './Scene.svelte';

export const wall: WallFace = { Scene, hint, foremost };
