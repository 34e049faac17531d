import type { BackstageMethods } from '../connection/methods';

type Method = keyof BackstageMethods;

const speaker: readonly Method[] = ['Resync', 'Decide', 'FindQuestions', 'SimilarQuestions'];
const moderator: readonly Method[] = [
  ...speaker,
  'Announce',
  'ConfirmAnnouncement',
  'DecideMany',
  'UndoDecisions',
  'ClaimItem',
  'ReleaseItem',
  'Reviewing',
  'ItemHistory',
  'Merge',
  'Unmerge',
  'AddContext',
  'ConfirmContext',
  'RemoveContext',
  'ResolveFlags',
  'MuteAttendee',
  'UnmuteAttendee',
  'Redact',
  'LabelItem',
  'PinItem',
  'TranslateItem',
  'DismissAppeal',
  'OpenIncident',
  'AssessIncident',
  'MoveIncident',
];

/** Whether the server lets a role call a method; what it would refuse is not offered. */
export function may(role: string | undefined, method: Method): boolean {
  if (role === 'facilitator') return true;
  return (role === 'moderator' ? moderator : speaker).includes(method);
}

/** Whether a role moderates: decides on questions and open answers, and handles incidents. */
export function moderates(role: string | undefined): boolean {
  return may(role, 'ClaimItem');
}
