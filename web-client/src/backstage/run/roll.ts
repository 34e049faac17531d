import type { SetPresent } from '../../contract/contract.gen';
import type { MessageKey } from '../../words/words.svelte';

/** What is wrong with the numbers, and where. */
export interface RollProblem {
  readonly field: 'present' | 'entitled';
  readonly problem: MessageKey;
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
