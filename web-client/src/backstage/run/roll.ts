import type { SetPresent } from '../../contract/contract.gen';
import { parseNumber } from '../../words/parseNumber';
import type { MessageKey } from '../../words/words.svelte';

/** What is wrong with the numbers, and where. */
export interface RollProblem {
  readonly field: 'present' | 'entitled';
  readonly problem: MessageKey;
}

const digit = '[\\d\u0660-\u0669\u06f0-\u06f9]';
const separator = "[.,\u066c\u2019'\\s]";
const inGroups = new RegExp(`^${digit}{1,3}(${separator}${digit}{3})+$`, 'u');
const between = new RegExp(separator, 'gu');

/** The number that was typed; undefined for an empty field, and NaN for what is no number, which is not the same as nothing. */
export function typedCount(typed: string): number | undefined {
  const plain = typed.trim();
  if (plain === '') return undefined;
  // People are counted in whole numbers, so three digits behind a comma or a point are thousands in every language.
  return parseNumber(inGroups.test(plain) ? plain.replace(between, '') : plain) ?? NaN;
}

/** The numbers as they are sent, or what is wrong with them. One of them may be left empty. */
export function rollOf(present: number | undefined, entitled: number | undefined): SetPresent | RollProblem {
  const isCount = (value: number | undefined) =>
    value === undefined || (Number.isInteger(value) && value >= 0);
  if (!isCount(present) || (present === undefined && entitled === undefined))
    return { field: 'present', problem: 'backstage.rollProblem' };
  if (!isCount(entitled)) return { field: 'entitled', problem: 'backstage.rollProblem' };
  if (present !== undefined && entitled !== undefined && present > entitled)
    return { field: 'entitled', problem: 'backstage.rollProblemMore' };
  return { ...(present === undefined ? {} : { present }), ...(entitled === undefined ? {} : { entitled }) };
}
