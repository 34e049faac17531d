import type { PollKinds } from '../contract/contract.gen';

/** Sections of a catalogue by area of the app; an area's words are one request. */
export const areas = {
  start: ['common', 'code', 'start'],
  attend: ['common', 'code', 'vote', 'results', 'attend'],
  questions: ['questions', 'reasons'],
  budgets: ['budget'],
  codes: ['codes'],
  log: ['common', 'reasons', 'log'],
  backstage: [
    'common',
    'vote',
    'results',
    'backstage',
    'queue',
    'lineup',
    'incidents',
    'rules',
    'after',
    'staff',
    'alarm',
    'waiting',
    'budget',
    'budgetDesk',
    'codes',
    'stage',
  ],
  stage: ['common', 'vote', 'results', 'stage', 'budget'],
} as const;

/** Areas that know every kind of poll from the start. */
export const withKinds: readonly string[] = ['backstage', 'stage'] satisfies (keyof typeof areas)[];

/** What is asked for in one request; on a phone each kind of poll is an area of its own. */
export type Area = keyof typeof areas | PollKinds;

/** The words of a kind of poll: ICU messages by key, by language. */
export type KindCatalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A catalogue file: `_` says what it is, every other section holds ICU messages by key. */
export interface Catalogue {
  readonly _: {
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
    /** Present while no speaker of the language has gone through it. */
    readonly review?: string;
  };
  readonly [section: string]: Readonly<Record<string, string>>;
}
