import type { PollKinds } from '../../contract/contract.gen';
import type { WallFace } from './face';
import { wall as single } from './single/wall';
import { wall as multiple } from './multiple/wall';
import { wall as rating } from './rating/wall';
import { wall as ranking } from './ranking/wall';
import { wall as numeric } from './numeric/wall';
import { wall as points } from './points/wall';
import { wall as motion } from './motion/wall';
import { wall as statement } from './statement/wall';
import { wall as grid } from './grid/wall';
import { wall as words } from './words/wall';
import { wall as text } from './text/wall';

/** Every kind of poll on the wall. */
export const onWall: Readonly<Record<PollKinds, WallFace>> = {
  single,
  multiple,
  rating,
  ranking,
  points,
  statement,
  motion,
  grid,
  numeric,
  words,
  text,
};

/** Undefined for a kind that this page does not know: the server is newer. */
export function wallFace(kind: string): WallFace | undefined {
  return Object.keys(onWall).includes(kind) ? onWall[kind as PollKinds] : undefined;
}
