import type { BackstageMethods } from '../../../connection/methods';
import { DecideActions, type QuestionStates } from '../../../contract/contract.gen';
import { verdictRoles, verdictTargets } from '../../../contract/rules.gen';
import { may } from '../../may';

/** What else than a verdict can be done to a question, with the method that does it. */
const methods = {
  merge: 'Merge',
  unmerge: 'Unmerge',
  context: 'AddContext',
  mute: 'MuteAttendee',
  redact: 'Redact',
  label: 'LabelItem',
  pin: 'PinItem',
  translate: 'TranslateItem',
} as const satisfies Record<string, keyof BackstageMethods>;

/** Verdicts, and what else can be done to a question. */
export type ItemAction = DecideActions | keyof typeof methods;

const joining: Readonly<Partial<Record<ItemAction, readonly QuestionStates[]>>> = {
  merge: ['pending', 'published'],
  unmerge: ['merged'],
};

function isVerdict(action: ItemAction): action is DecideActions {
  return action in verdictTargets;
}

/** Where a verdict takes a question that is in a state; undefined where it does not apply. */
function target(verdict: DecideActions, state: QuestionStates): QuestionStates | undefined {
  const targets: Readonly<Partial<Record<QuestionStates, QuestionStates>>> = verdictTargets[verdict];
  return targets[state];
}

/** Whether a role may do this at all. */
export function mayDo(role: string | undefined, action: ItemAction): boolean {
  if (!isVerdict(action)) return may(role, methods[action]);
  const givers: readonly string[] = verdictRoles[action];
  return role !== undefined && givers.includes(role);
}

/** Whether it can be done to a question in this state. */
export function fitsState(action: ItemAction, state: QuestionStates): boolean {
  if (isVerdict(action)) return target(action, state) !== undefined;
  const joins = joining[action];
  if (joins) return joins.includes(state);
  if (action === 'mute') return true;
  return state !== 'redacted' && state !== 'withdrawn';
}

export function offers(role: string | undefined, action: ItemAction, state: QuestionStates): boolean {
  return mayDo(role, action) && fitsState(action, state);
}

/** The state a verdict leads to; what a list shows until the server's own word comes. */
export const leadsTo = Object.fromEntries(
  Object.values(DecideActions).map((verdict) => [verdict, Object.values(verdictTargets[verdict])[0]]),
) as Readonly<Record<DecideActions, QuestionStates>>;

/** A colleague's claim keeps others from moderating it; who comes on stage is decided besides. */
export function needsClaim(action: ItemAction): boolean {
  return ['approve', 'reject', 'hold', 'restore', 'merge'].includes(action);
}
