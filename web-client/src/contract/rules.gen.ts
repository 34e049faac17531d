// Generated from the server's hubs and rules; a test fails when it drifts. To write it again:
// TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Server.Tests -- --filter-class "*RulesInTypeScriptTests"

import type { DecideActions, QuestionStates, Roles } from './contract.gen';

/** Who may call which method of the audience hub. */
export const audienceRoles = {
  Appeal: ['attendee'],
  AskQuestion: ['attendee'],
  CastBallot: ['attendee'],
  EditQuestion: ['attendee'],
  FindQuestions: ['attendee'],
  Flag: ['attendee'],
  React: ['attendee'],
  Resync: ['attendee', 'screen'],
  SimilarQuestions: ['attendee'],
  Upvote: ['attendee'],
  WithdrawQuestion: ['attendee'],
} as const satisfies Readonly<Record<string, readonly Roles[]>>;

/** Who may call which method of the backstage hub. */
export const backstageRoles = {
  ActAlone: ['facilitator'],
  AddContext: ['facilitator', 'moderator'],
  Announce: ['facilitator', 'moderator'],
  AssessIncident: ['facilitator', 'moderator'],
  ClaimItem: ['facilitator', 'moderator'],
  CloseHall: ['facilitator'],
  ClosePoll: ['facilitator'],
  ConfirmAnnouncement: ['facilitator', 'moderator'],
  ConfirmContext: ['facilitator', 'moderator'],
  CreatePoll: ['facilitator'],
  Decide: ['facilitator', 'moderator', 'speaker'],
  DecideMany: ['facilitator', 'moderator', 'speaker'],
  DeletePoll: ['facilitator'],
  DiscountBallots: ['facilitator', 'moderator'],
  DismissAppeal: ['facilitator', 'moderator'],
  ExtendPoll: ['facilitator'],
  FindQuestions: ['facilitator', 'moderator', 'speaker'],
  HideWord: ['facilitator', 'moderator'],
  ItemHistory: ['facilitator', 'moderator', 'speaker'],
  LabelItem: ['facilitator', 'moderator'],
  Merge: ['facilitator', 'moderator'],
  MoveIncident: ['facilitator', 'moderator'],
  MovePoll: ['facilitator'],
  MuteAttendee: ['facilitator', 'moderator'],
  OpenHall: ['facilitator'],
  OpenIncident: ['facilitator', 'moderator'],
  OpenPoll: ['facilitator'],
  PinItem: ['facilitator', 'moderator'],
  PublishReport: ['facilitator'],
  Redact: ['facilitator', 'moderator'],
  ReleaseItem: ['facilitator', 'moderator'],
  RemoveContext: ['facilitator', 'moderator'],
  ReopenPoll: ['facilitator'],
  RepeatContext: ['facilitator', 'moderator'],
  ResetPoll: ['facilitator'],
  ResolveFlags: ['facilitator', 'moderator'],
  RestoreWord: ['facilitator', 'moderator'],
  Resync: ['facilitator', 'moderator', 'speaker'],
  Reviewing: ['facilitator', 'moderator'],
  SetPresent: ['facilitator'],
  SetReactions: ['facilitator'],
  SetStage: ['facilitator'],
  ShowResults: ['facilitator'],
  SimilarQuestions: ['facilitator', 'moderator', 'speaker'],
  TranslateItem: ['facilitator', 'moderator'],
  UndoDecisions: ['facilitator', 'moderator', 'speaker'],
  Unmerge: ['facilitator', 'moderator'],
  UnmuteAttendee: ['facilitator', 'moderator'],
  UnpublishReport: ['facilitator'],
  UpdateHall: ['facilitator'],
  UpdatePoll: ['facilitator'],
  WithdrawAnnouncement: ['facilitator', 'moderator'],
} as const satisfies Readonly<Record<string, readonly Roles[]>>;

/** Who may give a verdict. */
export const verdictRoles = {
  approve: ['facilitator', 'moderator'],
  reject: ['facilitator', 'moderator'],
  hold: ['facilitator', 'moderator'],
  restore: ['facilitator', 'moderator'],
  select: ['facilitator'],
  goLive: ['facilitator'],
  return: ['facilitator'],
  answer: ['facilitator', 'speaker'],
  defer: ['facilitator', 'speaker'],
} as const satisfies Readonly<Record<DecideActions, readonly Roles[]>>;

/** Where a verdict takes a question, by the state it is in; absent where it does not apply. */
export const verdictTargets = {
  approve: { pending: 'published', held: 'published' },
  reject: { pending: 'rejected', held: 'rejected' },
  hold: { published: 'held' },
  restore: { answered: 'published', rejected: 'published' },
  select: { published: 'queued' },
  goLive: { queued: 'live' },
  return: { queued: 'published', live: 'published' },
  answer: { published: 'answered', queued: 'answered', live: 'answered', followUp: 'answered' },
  defer: { published: 'followUp', queued: 'followUp', live: 'followUp' },
} as const satisfies Readonly<Record<DecideActions, Readonly<Partial<Record<QuestionStates, QuestionStates>>>>>;
