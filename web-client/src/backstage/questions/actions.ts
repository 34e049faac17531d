import type { DecideActions, QuestionStates } from '../../contract/contract.gen';

/** Verdicts, and what else can be done to a question. */
export type ItemAction =
  DecideActions | 'merge' | 'unmerge' | 'context' | 'mute' | 'redact' | 'label' | 'pin' | 'translate';

const inState: Readonly<Record<DecideActions | 'merge' | 'unmerge', readonly QuestionStates[]>> = {
  approve: ['pending', 'held'],
  reject: ['pending', 'held'],
  hold: ['published'],
  restore: ['rejected', 'answered'],
  select: ['published'],
  goLive: ['queued'],
  return: ['queued', 'live'],
  answer: ['published', 'queued', 'live', 'followUp'],
  defer: ['published', 'queued', 'live'],
  merge: ['pending', 'published'],
  unmerge: ['merged'],
};

const moderating: readonly ItemAction[] = [
  ...(['approve', 'reject', 'hold', 'restore', 'merge', 'unmerge'] as const),
  ...(['context', 'mute', 'redact', 'label', 'pin', 'translate'] as const),
];
const byRole: Readonly<Record<string, readonly ItemAction[]>> = {
  facilitator: [...moderating, 'select', 'goLive', 'return', 'answer', 'defer'],
  moderator: moderating,
  speaker: ['answer', 'defer'],
};

/** Whether a role may do this at all. */
export function mayDo(role: string | undefined, action: ItemAction): boolean {
  return (byRole[role ?? ''] ?? []).includes(action);
}

/** Whether it can be done to a question in this state. */
export function fitsState(action: ItemAction, state: QuestionStates): boolean {
  if (action in inState) return inState[action as keyof typeof inState].includes(state);
  if (action === 'mute') return true;
  return state !== 'redacted' && state !== 'withdrawn';
}

export function offers(role: string | undefined, action: ItemAction, state: QuestionStates): boolean {
  return mayDo(role, action) && fitsState(action, state);
}

/** The state a verdict leads to; what a list shows until the server's own word comes. */
export const leadsTo: Readonly<Record<DecideActions, QuestionStates>> = {
  approve: 'published',
  reject: 'rejected',
  hold: 'held',
  restore: 'published',
  select: 'queued',
  goLive: 'live',
  return: 'published',
  answer: 'answered',
  defer: 'followUp',
};

/** A colleague's claim keeps others from moderating it; who comes on stage is decided besides. */
export function needsClaim(action: ItemAction): boolean {
  return ['approve', 'reject', 'hold', 'restore', 'merge'].includes(action);
}
