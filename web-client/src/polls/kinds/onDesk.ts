import type { PollKinds } from '../../contract/contract.gen';
import type { DeskFace } from './face';
import { desk as single } from './single/desk';
import { desk as multiple } from './multiple/desk';
import { desk as rating } from './rating/desk';
import { desk as ranking } from './ranking/desk';
import { desk as numeric } from './numeric/desk';
import { desk as points } from './points/desk';
import { desk as motion } from './motion/desk';
import { desk as statement } from './statement/desk';
import { desk as grid } from './grid/desk';
import { desk as words } from './words/desk';
import { desk as text } from './text/desk';

/** Every kind of poll on the desk, in the order in which they are offered. */
export const onDesk: Readonly<Record<PollKinds, DeskFace>> = {
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
export function deskFace(kind: string): DeskFace | undefined {
  return Object.keys(onDesk).includes(kind) ? onDesk[kind as PollKinds] : undefined;
}
