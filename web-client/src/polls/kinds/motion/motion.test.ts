import { expect, test } from 'vitest';
import {
  Majorities,
  MotionBases,
  VerdictReasons,
  type PollSettings,
  type PollView,
} from '../../../contract/contract.gen';
import { desk } from './desk';
import { wall } from './wall';
import words from './words.json';

const motion = (settings: PollSettings = {}): PollView => ({
  id: 'p',
  kind: 'motion',
  title: 'We adopt it',
  options: [],
  settings,
  state: 'open',
  resultsVisible: 'live',
  revision: 1,
  round: 1,
  resultsShown: true,
});

test('every verdict, base and majority has its words in every language', () => {
  for (const [language, each] of Object.entries(words)) {
    const keys = Object.keys(each);
    for (const reason of Object.values(VerdictReasons)) expect(keys, language).toContain(`verdict_${reason}`);
    for (const base of Object.values(MotionBases)) expect(keys, language).toContain(`base_${base}`);
    for (const majority of Object.values(Majorities))
      expect(keys, language).toContain(`majority_${majority}`);
  }
});

test('every sentence has the figures it follows from', () => {
  for (const each of Object.values(words))
    for (const [key, sentence] of Object.entries(each))
      if (key.startsWith('verdict_')) expect(sentence).toMatch(/\{yes\}.*\{base\}.*\{needed\}/);
});

test('the desk asks how many people are here only for motions that look at it', () => {
  expect(desk.looksAtRoll!(motion())).toBe(false);
  expect(desk.looksAtRoll!(motion({ base: 'valid', majority: 'twoThirds' }))).toBe(false);
  for (const settings of [{ base: 'present' }, { base: 'entitled' }, { quorum: 5 }] satisfies PollSettings[])
    expect(desk.looksAtRoll!(motion(settings))).toBe(true);
});

test('the wall offers the choices that are the kind’s own', () => {
  expect(wall.worded!(motion()).options.map(({ id }) => id)).toEqual(['yes', 'no', 'abstain']);
});
