import type { PollKinds } from '../../contract/contract.gen';
import type { PhoneFace } from './face';
import type single from './single/words.json';
import type multiple from './multiple/words.json';
import type rating from './rating/words.json';
import type ranking from './ranking/words.json';
import type numeric from './numeric/words.json';
import type points from './points/words.json';
import type motion from './motion/words.json';
import type statement from './statement/words.json';
import type grid from './grid/words.json';
import type words from './words/words.json';
import type text from './text/words.json';

/** Every kind of poll on a phone, which loads those that it meets. */
export const onPhone: Readonly<Record<PollKinds, () => Promise<{ readonly phone: PhoneFace }>>> = {
  single: () => import('./single/phone'),
  multiple: () => import('./multiple/phone'),
  rating: () => import('./rating/phone'),
  ranking: () => import('./ranking/phone'),
  points: () => import('./points/phone'),
  motion: () => import('./motion/phone'),
  statement: () => import('./statement/phone'),
  grid: () => import('./grid/phone'),
  numeric: () => import('./numeric/phone'),
  words: () => import('./words/phone'),
  text: () => import('./text/phone'),
};

/** The words of every kind, a section each. */
export interface KindWords extends Record<PollKinds, object> {
  single: (typeof single)['en'];
  multiple: (typeof multiple)['en'];
  rating: (typeof rating)['en'];
  ranking: (typeof ranking)['en'];
  points: (typeof points)['en'];
  motion: (typeof motion)['en'];
  statement: (typeof statement)['en'];
  grid: (typeof grid)['en'];
  numeric: (typeof numeric)['en'];
  words: (typeof words)['en'];
  text: (typeof text)['en'];
}
