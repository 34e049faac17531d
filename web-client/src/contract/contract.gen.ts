// Generated from LiveTownHall.Contracts; a test fails when it drifts. To write it again:
// TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Contracts.Tests

import { list, map, record, type Codec } from './codec';

export const AnnouncementLevels = {
  info: 'info',
  important: 'important',
  urgent: 'urgent',
} as const;
export type AnnouncementLevels = (typeof AnnouncementLevels)[keyof typeof AnnouncementLevels];

export const AnswerKinds = {
  live: 'live',
  written: 'written',
} as const;
export type AnswerKinds = (typeof AnswerKinds)[keyof typeof AnswerKinds];

/** How sure it is that a person votes once. */
export const AssuranceClasses = {
  openLink: 'A0',
  deviceToken: 'A1',
  number: 'A2',
  code: 'A3',
  roll: 'A4',
} as const;
export type AssuranceClasses = (typeof AssuranceClasses)[keyof typeof AssuranceClasses];

/** What people say on a ballot about a budget. */
export const BudgetBallots = {
  approval: 'approval',
  knapsack: 'knapsack',
  points: 'points',
  ranking: 'ranking',
} as const;
export type BudgetBallots = (typeof BudgetBallots)[keyof typeof BudgetBallots];

/** What is done with money that equal shares leave. */
export const BudgetCompletions = {
  none: 'none',
  add1: 'add1',
  add1u: 'add1u',
  utilitarian: 'utilitarian',
} as const;
export type BudgetCompletions = (typeof BudgetCompletions)[keyof typeof BudgetCompletions];

/** What a budget is at, in this order. */
export const BudgetPhases = {
  proposals: 'proposals',
  feasibility: 'feasibility',
  vote: 'vote',
  results: 'results',
  tracking: 'tracking',
} as const;
export type BudgetPhases = (typeof BudgetPhases)[keyof typeof BudgetPhases];

export const BudgetRules = {
  equalShares: 'equal-shares',
  greedy: 'greedy',
} as const;
export type BudgetRules = (typeof BudgetRules)[keyof typeof BudgetRules];

export const DecideActions = {
  approve: 'approve',
  reject: 'reject',
  hold: 'hold',
  restore: 'restore',
  select: 'select',
  goLive: 'goLive',
  return: 'return',
  answer: 'answer',
  defer: 'defer',
} as const;
export type DecideActions = (typeof DecideActions)[keyof typeof DecideActions];

export const EndReasons = {
  hallClosed: 'hall_closed',
  serverRestarting: 'server_restarting',
  storeChanged: 'store_changed',
} as const;
export type EndReasons = (typeof EndReasons)[keyof typeof EndReasons];

export const FeasibilityStates = {
  open: 'open',
  feasible: 'feasible',
  notFeasible: 'notFeasible',
  needsChange: 'needsChange',
} as const;
export type FeasibilityStates = (typeof FeasibilityStates)[keyof typeof FeasibilityStates];

export const FlagCategories = {
  spam: 'spam',
  abuse: 'abuse',
  hate: 'hate',
  personalData: 'personal_data',
  offTopic: 'off_topic',
  misleading: 'misleading',
  coordinated: 'coordinated',
  illegal: 'illegal',
} as const;
export type FlagCategories = (typeof FlagCategories)[keyof typeof FlagCategories];

export const FlagVerdicts = {
  agreed: 'agreed',
  disagreed: 'disagreed',
  ignored: 'ignored',
  escalated: 'escalated',
} as const;
export type FlagVerdicts = (typeof FlagVerdicts)[keyof typeof FlagVerdicts];

export const HallStates = {
  draft: 'draft',
  open: 'open',
  closed: 'closed',
} as const;
export type HallStates = (typeof HallStates)[keyof typeof HallStates];

/** Paths of the hubs and names of the messages the server sends. */
export const HubNames = {
  audiencePath: '/hubs/audience',
  backstagePath: '/hubs/backstage',
  keyframe: 'Keyframe',
  delta: 'Delta',
  me: 'Me',
  notice: 'Notice',
  ended: 'Ended',
  presence: 'Presence',
} as const;
export type HubNames = (typeof HubNames)[keyof typeof HubNames];

export const IncidentOutcomes = {
  noAction: 'no_action',
  privateReply: 'private_reply',
  context: 'context',
  statement: 'statement',
  hold: 'hold',
  remove: 'remove',
  escalate: 'escalate',
} as const;
export type IncidentOutcomes = (typeof IncidentOutcomes)[keyof typeof IncidentOutcomes];

export const IncidentStates = {
  detected: 'detected',
  triaged: 'triaged',
  verifying: 'verifying',
  responding: 'responding',
  monitoring: 'monitoring',
  closed: 'closed',
} as const;
export type IncidentStates = (typeof IncidentStates)[keyof typeof IncidentStates];

export const InvitationStates = {
  open: 'open',
  revoked: 'revoked',
  expired: 'expired',
} as const;
export type InvitationStates = (typeof InvitationStates)[keyof typeof InvitationStates];

export const Majorities = {
  simple: 'simple',
  twoThirds: 'twoThirds',
  threeQuarters: 'threeQuarters',
  fourFifths: 'fourFifths',
} as const;
export type Majorities = (typeof Majorities)[keyof typeof Majorities];

export const ModerationModes = {
  pre: 'pre',
  post: 'post',
  off: 'off',
} as const;
export type ModerationModes = (typeof ModerationModes)[keyof typeof ModerationModes];

/** What the yeses of a motion are measured against. */
export const MotionBases = {
  yesNo: 'yesNo',
  valid: 'valid',
  cast: 'cast',
  present: 'present',
  entitled: 'entitled',
} as const;
export type MotionBases = (typeof MotionBases)[keyof typeof MotionBases];

export const OrderKinds = {
  poll: 'poll',
  budget: 'budget',
  questions: 'questions',
  break: 'break',
  announcement: 'announcement',
  arriving: 'arriving',
  thanks: 'thanks',
} as const;
export type OrderKinds = (typeof OrderKinds)[keyof typeof OrderKinds];

export const PollKinds = {
  single: 'single',
  multiple: 'multiple',
  rating: 'rating',
  ranking: 'ranking',
  numeric: 'numeric',
  words: 'words',
  text: 'text',
  points: 'points',
  motion: 'motion',
  statement: 'statement',
  grid: 'grid',
} as const;
export type PollKinds = (typeof PollKinds)[keyof typeof PollKinds];

export const PollStates = {
  draft: 'draft',
  open: 'open',
  closed: 'closed',
} as const;
export type PollStates = (typeof PollStates)[keyof typeof PollStates];

export const QuestionOrders = {
  popular: 'popular',
  newest: 'newest',
  oldest: 'oldest',
  fair: 'fair',
  relevance: 'relevance',
} as const;
export type QuestionOrders = (typeof QuestionOrders)[keyof typeof QuestionOrders];

export const QuestionStates = {
  pending: 'pending',
  held: 'held',
  published: 'published',
  queued: 'queued',
  live: 'live',
  answered: 'answered',
  followUp: 'followUp',
  merged: 'merged',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  redacted: 'redacted',
} as const;
export type QuestionStates = (typeof QuestionStates)[keyof typeof QuestionStates];

export const Reactions = {
  applause: 'applause',
  heart: 'heart',
  thumbsup: 'thumbsup',
  thumbsdown: 'thumbsdown',
  laugh: 'laugh',
  surprise: 'surprise',
} as const;
export type Reactions = (typeof Reactions)[keyof typeof Reactions];

/** Why something was rejected or redacted. */
export const ReasonCodes = {
  duplicate: 'duplicate',
  offTopic: 'off_topic',
  abuse: 'abuse',
  hate: 'hate',
  spam: 'spam',
  personalData: 'personal_data',
  falseOrMisleading: 'false_or_misleading',
  illegal: 'illegal',
  unclear: 'unclear',
  other: 'other',
} as const;
export type ReasonCodes = (typeof ReasonCodes)[keyof typeof ReasonCodes];

/** Every code a refusal can carry. Codes are never renamed or reused. */
export const RefusalCodes = {
  assuranceTooLow: 'assurance_too_low',
  alreadyVoted: 'already_voted',
  alreadyClaimed: 'already_claimed',
  busy: 'busy',
  codeHeld: 'code_held',
  codeMoved: 'code_moved',
  codeRevoked: 'code_revoked',
  codeUnknown: 'code_unknown',
  codeUsed: 'code_used',
  conflict: 'conflict',
  duplicateId: 'duplicate_id',
  forbidden: 'forbidden',
  hallClosed: 'hall_closed',
  invalidAgenda: 'invalid_agenda',
  invalidBallot: 'invalid_ballot',
  invalidId: 'invalid_id',
  invalidPoll: 'invalid_poll',
  invalidRequest: 'invalid_request',
  invalidStage: 'invalid_stage',
  invalidTicket: 'invalid_ticket',
  invalidTime: 'invalid_time',
  invalidTransition: 'invalid_transition',
  lastFacilitator: 'last_facilitator',
  limitReached: 'limit_reached',
  noRoll: 'no_roll',
  notFound: 'not_found',
  notReady: 'not_ready',
  pollClosed: 'poll_closed',
  pollNotDraft: 'poll_not_draft',
  muted: 'muted',
  needsSecondPerson: 'needs_second_person',
  reactionsOff: 'reactions_off',
  questionsOff: 'questions_off',
  rateLimited: 'rate_limited',
  revoked: 'revoked',
  secretPollClosed: 'secret_poll_closed',
  staleRevision: 'stale_revision',
  storageLow: 'storage_low',
  superseded: 'superseded',
  emptyText: 'empty_text',
  tooLong: 'too_long',
  tooManyConnections: 'too_many_connections',
  unauthorized: 'unauthorized',
  unknown: 'unknown',
  unknownCode: 'unknown_code',
  unknownKey: 'unknown_key',
} as const;
export type RefusalCodes = (typeof RefusalCodes)[keyof typeof RefusalCodes];

export const RehearsalCodes = {
  joined: 'joined',
  counted: 'counted',
  joinMs: 'joinMs',
  countedMs: 'countedMs',
  seenMs: 'seenMs',
} as const;
export type RehearsalCodes = (typeof RehearsalCodes)[keyof typeof RehearsalCodes];

export const ReportChanges = {
  added: 'added',
  changed: 'changed',
  removed: 'removed',
} as const;
export type ReportChanges = (typeof ReportChanges)[keyof typeof ReportChanges];

/** What a figure measures. New ones may come. */
export const ReportMeasures = {
  votes: 'votes',
  firstPreferences: 'firstPreferences',
  round: 'round',
  exhausted: 'exhausted',
  borda: 'borda',
  points: 'points',
  givers: 'givers',
  mean: 'mean',
  median: 'median',
  words: 'words',
  placed: 'placed',
  across: 'across',
  up: 'up',
  spreadAcross: 'spreadAcross',
  spreadUp: 'spreadUp',
} as const;
export type ReportMeasures = (typeof ReportMeasures)[keyof typeof ReportMeasures];

export const ReportParts = {
  hall: 'hall',
  poll: 'poll',
  budget: 'budget',
  question: 'question',
  statement: 'statement',
  moderation: 'moderation',
} as const;
export type ReportParts = (typeof ReportParts)[keyof typeof ReportParts];

export const ReportStandings = {
  answered: 'answered',
  promised: 'promised',
  open: 'open',
} as const;
export type ReportStandings = (typeof ReportStandings)[keyof typeof ReportStandings];

export const ResultsVisibility = {
  afterClose: 'afterClose',
  live: 'live',
  hidden: 'hidden',
} as const;
export type ResultsVisibility = (typeof ResultsVisibility)[keyof typeof ResultsVisibility];

export const Roles = {
  attendee: 'attendee',
  screen: 'screen',
  facilitator: 'facilitator',
  moderator: 'moderator',
  speaker: 'speaker',
} as const;
export type Roles = (typeof Roles)[keyof typeof Roles];

export const StageKinds = {
  idle: 'idle',
  join: 'join',
  poll: 'poll',
  results: 'results',
  question: 'question',
  announcement: 'announcement',
  arriving: 'arriving',
  questions: 'questions',
  break: 'break',
  budget: 'budget',
  thanks: 'thanks',
} as const;
export type StageKinds = (typeof StageKinds)[keyof typeof StageKinds];

/** What settles a tie of an instant-runoff: always the votes in earlier rounds first, then this. Where two are left that nothing tells apart, both win. */
export const TieRules = {
  previousThenLot: 'previousThenLot',
  bothLeave: 'bothLeave',
  agendaOrder: 'agendaOrder',
} as const;
export type TieRules = (typeof TieRules)[keyof typeof TieRules];

export const TieSettlings = {
  none: 'none',
  previous: 'previous',
  lot: 'lot',
  bothLeave: 'bothLeave',
  agendaOrder: 'agendaOrder',
} as const;
export type TieSettlings = (typeof TieSettlings)[keyof typeof TieSettlings];

/** How far a funded project is. */
export const TrackingStates = {
  planned: 'planned',
  underWay: 'underWay',
  done: 'done',
  stopped: 'stopped',
} as const;
export type TrackingStates = (typeof TrackingStates)[keyof typeof TrackingStates];

export const VerdictReasons = {
  passed: 'passed',
  tooFew: 'tooFew',
  tie: 'tie',
  noQuorum: 'noQuorum',
  tooManyBallots: 'tooManyBallots',
} as const;
export type VerdictReasons = (typeof VerdictReasons)[keyof typeof VerdictReasons];

export const WallTexts = {
  normal: 'normal',
  large: 'large',
} as const;
export type WallTexts = (typeof WallTexts)[keyof typeof WallTexts];

export const WallThemes = {
  dark: 'dark',
  light: 'light',
} as const;
export type WallThemes = (typeof WallThemes)[keyof typeof WallThemes];

/** Argument of ActAlone: whether this facilitator runs the hall alone, so that their own confirmation counts. Recorded. */
export interface ActAlone {
  readonly on: boolean;
}
export const ActAloneCodec: Codec<ActAlone> = /*#__PURE__*/ record<ActAlone>(['on']);

export interface AddedOptionView {
  readonly optionId: string;
  /** People who had voted when it was added. */
  readonly votes: number;
}
export const AddedOptionViewCodec: Codec<AddedOptionView> = /*#__PURE__*/ record<AddedOptionView>(['optionId', 'votes']);

/** One line of tonight's agenda as the wall shows it to those who arrive. */
export interface AgendaLine {
  /** One of OrderKinds. */
  readonly kind: OrderKinds;
  /** Absent where the kind says it. */
  readonly title?: string;
}
export const AgendaLineCodec: Codec<AgendaLine> = /*#__PURE__*/ record<AgendaLine>(['kind', 'title']);

/** Argument of Announce. */
export interface Announce {
  /** A ULID made by the caller. */
  readonly announcementId?: string;
  readonly text?: string;
  /** One of AnnouncementLevels. */
  readonly level?: AnnouncementLevels;
  /** Id of an earlier announcement that this one takes back. */
  readonly retracts?: string;
  /** The incident it answers. */
  readonly incidentId?: string;
  /** When it is over: a time in ISO 8601 within the next 7 days. It ends with the hall at the latest. Absent for one that stands. */
  readonly expiresAt?: string;
}
export const AnnounceCodec: Codec<Announce> = /*#__PURE__*/ record<Announce>(['announcementId', 'text', 'level', 'retracts', 'incidentId', 'expiresAt']);

/** An announcement as everybody sees it. */
export interface AnnouncementView {
  readonly id: string;
  readonly text: string;
  readonly level: string;
  readonly at: string;
  /** Id of the announcement this one takes back. */
  readonly retracts?: string;
  /** True once a later announcement has taken this one back. */
  readonly retracted?: boolean;
  /** Id of the question whose context note this corrects. */
  readonly corrects?: string;
  /** Backstage, while it waits for a second person: staff id of whoever wrote it. */
  readonly proposedBy?: string;
  /** Backstage: the incident it answers. */
  readonly incidentId?: string;
  /** When it is over. */
  readonly expiresAt?: string;
  /** True once it is over: it stays in the list and covers nothing any more. */
  readonly expired?: boolean;
}
export const AnnouncementViewCodec: Codec<AnnouncementView> = /*#__PURE__*/ record<AnnouncementView>(['id', 'text', 'level', 'at', 'retracts', 'retracted', 'corrects', 'proposedBy', 'incidentId', 'expiresAt', 'expired']);

export interface AnswerView {
  /** One of AnswerKinds. */
  readonly kind: AnswerKinds;
  /** The written answer; absent for one that was given live. */
  readonly text?: string;
  readonly at: string;
}
export const AnswerViewCodec: Codec<AnswerView> = /*#__PURE__*/ record<AnswerView>(['kind', 'text', 'at']);

/** Argument of Appeal: the author of a rejected question asks for a second look, by somebody else. */
export interface Appeal {
  readonly questionId?: string;
  readonly text?: string;
}
export const AppealCodec: Codec<Appeal> = /*#__PURE__*/ record<Appeal>(['questionId', 'text']);

export interface AppealView {
  /** open, granted or dismissed. */
  readonly state: string;
  readonly text?: string;
  readonly at: string;
}
export const AppealViewCodec: Codec<AppealView> = /*#__PURE__*/ record<AppealView>(['state', 'text', 'at']);

/** Argument of AskQuestion. Sent again with the same id it changes nothing and gets the first outcome. */
export interface AskQuestion {
  /** A ULID made by the caller. */
  readonly questionId?: string;
  /** 1 to 500 characters. */
  readonly text?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  /** Without the asker's name (default true where the hall allows it). */
  readonly anonymous?: boolean;
}
export const AskQuestionCodec: Codec<AskQuestion> = /*#__PURE__*/ record<AskQuestion>(['questionId', 'text', 'language', 'anonymous']);

/** A text that everybody could read and that reads otherwise now. */
export interface TextChangeView {
  /** Its name in the protocol: title, description, minLabel, maxLabel, or options with an id. */
  readonly field: string;
  /** Absent where there was none. */
  readonly before?: string;
  /** Absent where there is none any more. */
  readonly after?: string;
}
export const TextChangeViewCodec: Codec<TextChangeView> = /*#__PURE__*/ record<TextChangeView>(['field', 'before', 'after']);

/** One thing that was done, as the hall's journal has it. Holds no text of what people said and no name. */
export interface AuditEntryView {
  readonly position: number;
  /** Place in the batch at that position. */
  readonly index: number;
  readonly at: string;
  /** Handle of whoever did it; system for rules and clocks. */
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly target?: string;
  readonly revision?: number;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly rule?: string;
  readonly automated: boolean;
  /** SHA-256 over the entry before and this one, in hexadecimal. */
  readonly hash: string;
  /** Texts of a poll that staff changed after it was opened; absent for everything else. */
  readonly texts?: readonly TextChangeView[];
}
export const AuditEntryViewCodec: Codec<AuditEntryView> = /*#__PURE__*/ record<AuditEntryView>(['position', 'index', 'at', 'actor', 'role', 'action', 'target', 'revision', 'from', 'to', 'reason', 'rule', 'automated', 'hash', 'texts'], { texts: /*#__PURE__*/ list(TextChangeViewCodec) });

/** A stable Code for programs and a Message a person can act on. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}
export const RefusalCodec: Codec<Refusal> = /*#__PURE__*/ record<Refusal>(['code', 'message']);

/** What ItemHistory returns: oldest first. */
export interface AuditPage {
  readonly ok: boolean;
  readonly position?: number;
  readonly error?: Refusal;
  readonly entries?: readonly AuditEntryView[];
}
export const AuditPageCodec: Codec<AuditPage> = /*#__PURE__*/ record<AuditPage>(['ok', 'position', 'error', 'entries'], { error: RefusalCodec, entries: /*#__PURE__*/ list(AuditEntryViewCodec) });

export interface AuthorView {
  readonly name: string;
}
export const AuthorViewCodec: Codec<AuthorView> = /*#__PURE__*/ record<AuthorView>(['name']);

/** One voter's answer; exactly the field of the poll's kind is present, or one of the last two. */
export interface Ballot {
  /** single (exactly one), multiple: option ids in any order, without repeats. motion: yes, no or abstain. statement: agree, disagree or pass. */
  readonly choices?: readonly string[];
  /** ranking: option ids, best first; may be partial, without repeats. */
  readonly ranking?: readonly string[];
  /** rating, numeric. */
  readonly value?: number;
  /** words: each at most 40 characters. */
  readonly words?: readonly string[];
  /** text: at most 2,000 characters. */
  readonly text?: string;
  /** points: whole numbers from 0 by option id, together at least 1 and at most the poll's points; an option left out is given 0. */
  readonly points?: Readonly<Record<string, number>>;
  /** grid: across and up by option id, each from 0 to 1 in steps of 0.05; options may be left out, but not all. */
  readonly places?: Readonly<Record<string, readonly number[]>>;
  /** True to take part and choose nothing, where the poll's settings allow it. */
  readonly abstain?: boolean;
  /** True to take back what was cast, as if one had not voted; never in a ballot that the server sends. */
  readonly withdraw?: boolean;
}
export const BallotCodec: Codec<Ballot> = /*#__PURE__*/ record<Ballot>(['choices', 'ranking', 'value', 'words', 'text', 'points', 'places', 'abstain', 'withdraw']);

/** Argument of CountBudget: waits for the count, which begins by itself when voting ends. */
export interface BudgetCommand {
  readonly budgetId?: string;
}
export const BudgetCommandCodec: Codec<BudgetCommand> = /*#__PURE__*/ record<BudgetCommand>(['budgetId']);

/** A phase that begins by itself. */
export interface PhaseAt {
  /** One of BudgetPhases, but not the first. */
  readonly phase?: BudgetPhases;
  /** ISO 8601 UTC. */
  readonly at?: string;
}
export const PhaseAtCodec: Codec<PhaseAt> = /*#__PURE__*/ record<PhaseAt>(['phase', 'at']);

/** A budget as it is written. Money is whole minor units: cents, where the currency has them. While people vote only the wording and the times may change. */
export interface BudgetDraft {
  /** At most 200 characters. */
  readonly title?: string;
  /** At most 2,000 characters. */
  readonly text?: string;
  /** ISO 4217, such as EUR. */
  readonly currency?: string;
  /** In minor units, 1 to 10^15. */
  readonly amount?: number;
  /** One of BudgetBallots; approval where it is left out. */
  readonly ballot?: BudgetBallots;
  /** approval, ranking: fewest projects in a ballot (1). */
  readonly minChoices?: number;
  /** approval, ranking: most projects in a ballot; absent for all. */
  readonly maxChoices?: number;
  /** points: how many a voter has (10). */
  readonly points?: number;
  /** points: most for one project; absent for all of them. */
  readonly maxPerProject?: number;
  /** One of BudgetRules (equal-shares). */
  readonly rule?: BudgetRules;
  /** What a funded project is worth to a supporter: cost (where it is left out), cardinality, points or, for a ranking, borda. */
  readonly utility?: string;
  /** One of BudgetCompletions (none). */
  readonly completion?: BudgetCompletions;
  /** add1, add1u: what a step adds to each purse, in whole units of the currency (1). */
  readonly increment?: number;
  /** When the greedy outcome takes the place of that of equal shares, being preferred by more: none, satisfaction or exclusionRatio. */
  readonly comparison?: string;
  /** What settles ties, in order: maxVotes, minCost, maxCost, lexico, or ids of projects (maxVotes, minCost). */
  readonly tieBreak?: readonly string[];
  /** Of the lottery that settles what is still tied: a whole number from 0 to 2^53 - 1; drawn by the server where it is left out, and shown to everybody. */
  readonly seed?: number;
  /** Phases that begin by themselves, in their order. */
  readonly phases?: readonly PhaseAt[];
  /** Decimals of the currency, 0 to 6; those of ISO 4217 where it is left out. */
  readonly decimals?: number;
}
export const BudgetDraftCodec: Codec<BudgetDraft> = /*#__PURE__*/ record<BudgetDraft>(['title', 'text', 'currency', 'amount', 'ballot', 'minChoices', 'maxChoices', 'points', 'maxPerProject', 'rule', 'utility', 'completion', 'increment', 'comparison', 'tieBreak', 'seed', 'phases', 'decimals'], { phases: /*#__PURE__*/ list(PhaseAtCodec) });

/** Answer of the import of a Pabulib file. */
export interface BudgetImported {
  readonly budgetId: string;
  /** How many there are. */
  readonly projects: number;
  /** How many ballots were taken along, to rehearse. */
  readonly ballots: number;
  /** What of the file looks wrong without keeping it from being counted. */
  readonly warnings: readonly string[];
}
export const BudgetImportedCodec: Codec<BudgetImported> = /*#__PURE__*/ record<BudgetImported>(['budgetId', 'projects', 'ballots', 'warnings']);

export interface BudgetPreview {
  /** People whose ballots it counted: a moment later they may be more. */
  readonly voters: number;
  /** People who listed it, by project id. */
  readonly votes: Readonly<Record<string, number>>;
  /** Ids of projects, in the order in which they would be funded. */
  readonly funded: readonly string[];
  readonly spent: number;
  /** The same in the order of votes. */
  readonly greedy: readonly string[];
  /** Why it can't be counted: a tie that nothing settles. */
  readonly flaw?: string;
}
export const BudgetPreviewCodec: Codec<BudgetPreview> = /*#__PURE__*/ record<BudgetPreview>(['voters', 'votes', 'funded', 'spent', 'greedy', 'flaw']);

export interface ExactNumber {
  /** n/d, or n where it is whole. */
  readonly exact: string;
  /** The first four decimals. */
  readonly shown: number;
}
export const ExactNumberCodec: Codec<ExactNumber> = /*#__PURE__*/ record<ExactNumber>(['exact', 'shown']);

export interface FundedView {
  readonly projectId: string;
  readonly cost: number;
  /** People who listed it. */
  readonly votes: number;
  /** Absent where it got what was left, in the order of votes. */
  readonly effectiveVotes?: ExactNumber;
  /** From 1. */
  readonly round: number;
}
export const FundedViewCodec: Codec<FundedView> = /*#__PURE__*/ record<FundedView>(['projectId', 'cost', 'votes', 'effectiveVotes', 'round'], { effectiveVotes: ExactNumberCodec });

export interface BudgetRound {
  readonly round: number;
  readonly projectId: string;
  readonly cost: number;
  readonly votes: number;
  /** equalShares, or votes where it got what was left. */
  readonly by: string;
  readonly effectiveVotes?: ExactNumber;
  /** What a supporter paid who could. */
  readonly payment?: ExactNumber;
  /** Supporters who paid it; the others gave all they had left. */
  readonly paidInFull?: number;
}
export const BudgetRoundCodec: Codec<BudgetRound> = /*#__PURE__*/ record<BudgetRound>(['round', 'projectId', 'cost', 'votes', 'by', 'effectiveVotes', 'payment', 'paidInFull'], { effectiveVotes: ExactNumberCodec, payment: ExactNumberCodec });

export interface ProjectWhy {
  readonly funded: boolean;
  /** In the last round in which it was looked at; absent where equal shares had no part. */
  readonly effectiveVotes?: ExactNumber;
  /** What its supporters hold at the end. */
  readonly leftWithSupporters?: ExactNumber;
  /** The highest cost at which it would have been funded, all else being the same; absent for one that was, and where none would have helped. */
  readonly wouldHaveWonAt?: number;
  readonly votes: number;
  /** A funded project that can't be done beside it. */
  readonly keptOutBy?: string;
}
export const ProjectWhyCodec: Codec<ProjectWhy> = /*#__PURE__*/ record<ProjectWhy>(['funded', 'effectiveVotes', 'leftWithSupporters', 'wouldHaveWonAt', 'votes', 'keptOutBy'], { effectiveVotes: ExactNumberCodec, leftWithSupporters: ExactNumberCodec });

export interface GreedyView {
  /** Ids of projects, in the order of votes. */
  readonly funded: readonly string[];
  readonly spent: number;
}
export const GreedyViewCodec: Codec<GreedyView> = /*#__PURE__*/ record<GreedyView>(['funded', 'spent']);

export interface TieView {
  readonly round: number;
  readonly tied: readonly string[];
  readonly chosen: string;
  /** The word of the tie order that settled it, or lottery. */
  readonly by: string;
}
export const TieViewCodec: Codec<TieView> = /*#__PURE__*/ record<TieView>(['round', 'tied', 'chosen', 'by']);

/** What a count came to. Money is minor units. */
export interface BudgetResultView {
  readonly rule: string;
  readonly completion: string;
  /** People whose ballot says something. */
  readonly voters: number;
  /** In the order in which they were funded. */
  readonly funded: readonly FundedView[];
  readonly spent: number;
  /** Over HTTP: how each was paid for, in the order in which they were. */
  readonly rounds?: readonly BudgetRound[];
  /** Over HTTP: by project id, for every project that could be voted on. */
  readonly why?: Readonly<Record<string, ProjectWhy>>;
  /** What would have been funded in the order of votes, whatever the rule. */
  readonly greedy: GreedyView;
  /** Over HTTP: every tie that was settled, and how. */
  readonly ties?: readonly TieView[];
  /** What each person held at first; absent where equal shares had no part. */
  readonly purse?: ExactNumber;
  /** True where more people preferred the greedy outcome, and the comparison put it in the place of that of equal shares. */
  readonly greedyPreferred?: boolean;
  /** Why it could not be counted: a tie that nothing settles. Nothing is funded then. */
  readonly flaw?: string;
  /** What counted, with its version. */
  readonly algorithm: string;
  /** SHA-256 of the ballots and projects that were counted, as budget.pb has them. */
  readonly counted: string;
  /** True where ballots of a file were counted, to rehearse. */
  readonly imported?: boolean;
}
export const BudgetResultViewCodec: Codec<BudgetResultView> = /*#__PURE__*/ record<BudgetResultView>(['rule', 'completion', 'voters', 'funded', 'spent', 'rounds', 'why', 'greedy', 'ties', 'purse', 'greedyPreferred', 'flaw', 'algorithm', 'counted', 'imported'], { funded: /*#__PURE__*/ list(FundedViewCodec), rounds: /*#__PURE__*/ list(BudgetRoundCodec), why: /*#__PURE__*/ map(ProjectWhyCodec), greedy: GreedyViewCodec, ties: /*#__PURE__*/ list(TieViewCodec), purse: ExactNumberCodec });

/** How voting on a budget goes. Walls know how many have voted; the desk also what for. */
export interface BudgetTally {
  readonly budgetId: string;
  /** People whose ballot says something. */
  readonly voted: number;
  /** Backstage: what would be funded, counted at most every 2 seconds; never stored. */
  readonly preview?: BudgetPreview;
}
export const BudgetTallyCodec: Codec<BudgetTally> = /*#__PURE__*/ record<BudgetTally>(['budgetId', 'voted', 'preview'], { preview: BudgetPreviewCodec });

export interface FeasibilityView {
  /** One of FeasibilityStates. */
  readonly state: FeasibilityStates;
  readonly reason?: string;
  /** True once everybody sees the verdict. */
  readonly final?: boolean;
}
export const FeasibilityViewCodec: Codec<FeasibilityView> = /*#__PURE__*/ record<FeasibilityView>(['state', 'reason', 'final']);

export interface TrackingView {
  /** One of TrackingStates. */
  readonly state: TrackingStates;
  readonly note?: string;
  readonly at: string;
}
export const TrackingViewCodec: Codec<TrackingView> = /*#__PURE__*/ record<TrackingView>(['state', 'note', 'at']);

/** Something that could be paid for. */
export interface ProjectView {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly cost: number;
  readonly category?: string;
  readonly area?: string;
  readonly place?: string;
  readonly ideaIds?: readonly string[];
  /** For everybody but the desk open until the verdict is final. */
  readonly feasibility: FeasibilityView;
  readonly incompatibleWith?: readonly string[];
  readonly tracking?: TrackingView;
}
export const ProjectViewCodec: Codec<ProjectView> = /*#__PURE__*/ record<ProjectView>(['id', 'title', 'text', 'cost', 'category', 'area', 'place', 'ideaIds', 'feasibility', 'incompatibleWith', 'tracking'], { feasibility: FeasibilityViewCodec, tracking: TrackingViewCodec });

/** A budget with its projects, as a role may see it. Money is whole minor units. */
export interface BudgetView {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly currency: string;
  /** A unit of the currency is 10^this of its minor units. */
  readonly decimals: number;
  readonly amount: number;
  /** One of BudgetBallots. */
  readonly ballot: BudgetBallots;
  readonly minChoices?: number;
  readonly maxChoices?: number;
  readonly points?: number;
  readonly maxPerProject?: number;
  /** One of BudgetRules. */
  readonly rule: BudgetRules;
  readonly utility: string;
  /** One of BudgetCompletions. */
  readonly completion: BudgetCompletions;
  readonly increment: number;
  readonly comparison: string;
  readonly tieBreak: readonly string[];
  readonly seed?: number;
  readonly phases: readonly PhaseAt[];
  /** One of BudgetPhases. */
  readonly phase: BudgetPhases;
  /** In the order they were added. */
  readonly projects: readonly ProjectView[];
  /** From phase results on, once it is counted; without why, rounds and ties, which the result over HTTP has. */
  readonly result?: BudgetResultView;
  /** How many ballots came with a file, to rehearse; absent for none. */
  readonly imported?: number;
  /** From 1, one more with every change: what an edit can name as seen. */
  readonly revision: number;
}
export const BudgetViewCodec: Codec<BudgetView> = /*#__PURE__*/ record<BudgetView>(['id', 'title', 'text', 'currency', 'decimals', 'amount', 'ballot', 'minChoices', 'maxChoices', 'points', 'maxPerProject', 'rule', 'utility', 'completion', 'increment', 'comparison', 'tieBreak', 'seed', 'phases', 'phase', 'projects', 'result', 'imported', 'revision'], { phases: /*#__PURE__*/ list(PhaseAtCodec), projects: /*#__PURE__*/ list(ProjectViewCodec), result: BudgetResultViewCodec });

/** What one person says about the projects of a budget; the field of the budget's ballot is present. Nothing in it takes a ballot back. */
export interface BudgetVote {
  /** approval, knapsack: ids of projects in any order, without repeats. */
  readonly choices?: readonly string[];
  /** points: whole numbers from 0 by project id; a project left out is given 0. */
  readonly points?: Readonly<Record<string, number>>;
  /** ranking: ids of projects, best first, without repeats; may be partial. */
  readonly ranking?: readonly string[];
}
export const BudgetVoteCodec: Codec<BudgetVote> = /*#__PURE__*/ record<BudgetVote>(['choices', 'points', 'ranking']);

export interface BurstCard {
  readonly id: string;
  readonly text: string;
  readonly people: number;
  /** Ids of the questions, oldest first. */
  readonly items: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
}
export const BurstCardCodec: Codec<BurstCard> = /*#__PURE__*/ record<BurstCard>(['id', 'text', 'people', 'items', 'firstAt', 'lastAt']);

/** Argument of CastBallot. Sent again after a lost answer it changes nothing and gets the same outcome. */
export interface CastBallot {
  readonly pollId?: string;
  readonly ballot?: Ballot;
  /** The fence that a refusal on this connection offered last. */
  readonly fence?: number;
  /** The revision of the poll that was read. Where its wording was changed since, the ballot is refused as stale_revision; absent to vote on whatever it says now. */
  readonly revision?: number;
}
export const CastBallotCodec: Codec<CastBallot> = /*#__PURE__*/ record<CastBallot>(['pollId', 'ballot', 'fence', 'revision'], { ballot: BallotCodec });

/** Argument of CastBudget. Every change is a ballot that counts at once; sent again after a lost answer it changes nothing and gets the same outcome. */
export interface CastBudget {
  readonly budgetId?: string;
  readonly ballot?: BudgetVote;
  /** The fence that a refusal on this connection offered last. */
  readonly fence?: number;
}
export const CastBudgetCodec: Codec<CastBudget> = /*#__PURE__*/ record<CastBudget>(['budgetId', 'ballot', 'fence'], { ballot: BudgetVoteCodec });

/** Argument of EditQuestion (with a text) and WithdrawQuestion. */
export interface ChangeQuestion {
  readonly questionId?: string;
  /** The revision the author saw. */
  readonly revision: number;
  readonly text?: string;
}
export const ChangeQuestionCodec: Codec<ChangeQuestion> = /*#__PURE__*/ record<ChangeQuestion>(['questionId', 'revision', 'text']);

export interface ClaimRefused {
  /** "line 7" of a CSV file, or the path of a JSON element. */
  readonly at: string;
  /** A sentence that names the field. */
  readonly message: string;
}

export interface ClaimSuggestion {
  readonly claimId: string;
  readonly claim: string;
  readonly rating: string;
  readonly publisher: string;
  readonly url: string;
  readonly reviewDate?: string;
  readonly language?: string;
  /** 0 to 1; for ordering, no probability. */
  readonly score: number;
}
export const ClaimSuggestionCodec: Codec<ClaimSuggestion> = /*#__PURE__*/ record<ClaimSuggestion>(['claimId', 'claim', 'rating', 'publisher', 'url', 'reviewDate', 'language', 'score']);

/** Answer of POST /api/halls/{hallId}/claims. */
export interface ClaimsImport {
  readonly imported: number;
  /** In the file twice, or in the library already. */
  readonly duplicates: number;
  /** The first 100 of those that were not taken. */
  readonly refused: readonly ClaimRefused[];
  /** How many were not taken in all. */
  readonly refusedInAll: number;
}

/** What the voters of one class gave. */
export interface ClassTally {
  readonly voters: number;
  /** As Counts. Of a secret poll with several classes absent while it is open, and wherever one of them has fewer than 5 voters. */
  readonly counts?: Readonly<Record<string, number>>;
  /** rating: as Histogram; absent where Counts would be. */
  readonly histogram?: Readonly<Record<string, number>>;
}
export const ClassTallyCodec: Codec<ClassTally> = /*#__PURE__*/ record<ClassTally>(['voters', 'counts', 'histogram']);

export interface CodeBatchView {
  readonly batch: string;
  readonly label?: string;
  readonly group?: string;
  readonly count: number;
  /** How many of them a device has taken. */
  readonly redeemed: number;
  readonly at: string;
  readonly revoked: boolean;
}

/** Answer of GET /api/halls/{hallId}/codes. */
export interface CodeBatchList {
  /** Newest first. */
  readonly batches: readonly CodeBatchView[];
}

/** Answer of POST /api/halls/{hallId}/codes. The codes are shown only here; the server keeps keyed hashes. */
export interface CodesMade {
  /** Id of the batch. */
  readonly batch: string;
  readonly codes: readonly string[];
}

/** Argument of ConfirmAnnouncement and WithdrawAnnouncement: a second person stands behind an urgent announcement, or it is not sent at all. */
export interface ConfirmAnnouncement {
  readonly announcementId?: string;
}
export const ConfirmAnnouncementCodec: Codec<ConfirmAnnouncement> = /*#__PURE__*/ record<ConfirmAnnouncement>(['announcementId']);

/** A sourced note under a question. */
export interface ContextView {
  readonly id: string;
  /** At most 280 characters. */
  readonly text: string;
  /** http or https addresses, at least one. */
  readonly sources: readonly string[];
  readonly at?: string;
  /** True where this note replaced an earlier one that people had seen. */
  readonly corrected?: boolean;
  /** The claim of the library it rests on. */
  readonly claimId?: string;
}
export const ContextViewCodec: Codec<ContextView> = /*#__PURE__*/ record<ContextView>(['id', 'text', 'sources', 'at', 'corrected', 'claimId']);

/** Votes from one network that agree and arrive like clockwork. A warning to look, not a finding. */
export interface CoordinationView {
  /** The poll or question. */
  readonly itemId: string;
  /** Votes in the group. */
  readonly votes: number;
  /** The option, or value, they agree on. */
  readonly option: string;
  /** 0 to 1: part of the group on that option. */
  readonly share: number;
  /** Probability of such agreement if the group voted like everybody else. */
  readonly p: number;
  /** Coefficient of variation of the gaps between its votes. */
  readonly gapVariation?: number;
  /** Median seconds from joining to voting. */
  readonly joinToVote?: number;
  /** Counts by option, with the group. */
  readonly with: Readonly<Record<string, number>>;
  /** Counts by option, without it. */
  readonly without: Readonly<Record<string, number>>;
  /** What DiscountBallots names it by; the same as long as it is about the same group, also when that grows. */
  readonly warningId: string;
}
export const CoordinationViewCodec: Codec<CoordinationView> = /*#__PURE__*/ record<CoordinationView>(['itemId', 'votes', 'option', 'share', 'p', 'gapVariation', 'joinToVote', 'with', 'without', 'warningId']);

export interface QuestionRules {
  /** pre, post or off. */
  readonly moderation?: string;
  /** Whether attendees may ask without a name. */
  readonly anonymous?: boolean;
}

/** An option of a draft; the server gives an id where there is none. */
export interface OptionDraft {
  readonly id?: string;
  readonly text?: string;
}
export const OptionDraftCodec: Codec<OptionDraft> = /*#__PURE__*/ record<OptionDraft>(['id', 'text']);

/** How a poll is voted on and shown. What does not apply to a kind is absent. */
export interface PollSettings {
  /** multiple, ranking: fewest options in a ballot (default 1). */
  readonly minChoices?: number;
  /** multiple, ranking: most options in a ballot (default all). */
  readonly maxChoices?: number;
  /** rating (default 1), numeric: lowest value. */
  readonly min?: number;
  /** rating (default 5), numeric: highest value. */
  readonly max?: number;
  /** rating (default 1), numeric: distance between values a ballot may take, counted from Min. */
  readonly step?: number;
  /** words: most words in a ballot (1 to 5, default 3). */
  readonly maxWords?: number;
  /** Whether a voter may change a ballot until the poll closes (default true). */
  readonly canChange?: boolean;
  /** One of ResultsVisibility (default afterClose). */
  readonly resultsVisible?: ResultsVisibility;
  /** Whether the link between people and ballots is destroyed when the poll closes (default false). */
  readonly secret?: boolean;
  /** Seconds from opening to the timed close; absent for a poll that is closed by hand. */
  readonly closesAfterSeconds?: number;
  /** points: how many a voter has to give (1 to 1,000, default 100). */
  readonly points?: number;
  /** points: most for one option; absent where it may get all. */
  readonly maxPerOption?: number;
  /** points: whether a ballot must spend all (default false). */
  readonly spendAll?: boolean;
  /** motion: one of MotionBases (default yesNo). */
  readonly base?: MotionBases;
  /** motion: one of Majorities (default simple). */
  readonly majority?: Majorities;
  /** motion: people that must be present when it opens and when it closes; absent without a quorum. */
  readonly quorum?: number;
  /** grid: what the left end means; as the three below up to 60 characters, absent for none. */
  readonly xMin?: string;
  /** grid: what the right end means. */
  readonly xMax?: string;
  /** grid: what the lower end means. */
  readonly yMin?: string;
  /** grid: what the upper end means. */
  readonly yMax?: string;
  /** A line that explains the poll, up to 500 characters; absent for none. */
  readonly description?: string;
  /** rating, numeric: what the lowest value means, up to 60 characters; absent for none. */
  readonly minLabel?: string;
  /** rating, numeric: what the highest value means, up to 60 characters; absent for none. */
  readonly maxLabel?: string;
  /** single, multiple, ranking, points, grid: true where each person is shown the options in an order of their own, always the same; absent for false. */
  readonly shuffle?: boolean;
  /** single, multiple: true for one more option, last and with the id none, that stands alone in a ballot; absent for false. Its text is "None of these" in the reader's language, or that of an option none in the draft. */
  readonly noneOfThese?: boolean;
  /** Whether a ballot may say {abstain: true}; absent for false. Not motion and statement, which have such a choice. */
  readonly abstain?: boolean;
  /** ranking: one of TieRules (default previousThenLot); absent in polls from before it could be chosen, which are counted as agendaOrder. */
  readonly ties?: TieRules;
  /** How sure it must be that a voter votes once: A3 for people with a single-use code; absent for everybody who has joined. */
  readonly assurance?: AssuranceClasses;
}
export const PollSettingsCodec: Codec<PollSettings> = /*#__PURE__*/ record<PollSettings>(['minChoices', 'maxChoices', 'min', 'max', 'step', 'maxWords', 'canChange', 'resultsVisible', 'secret', 'closesAfterSeconds', 'points', 'maxPerOption', 'spendAll', 'base', 'majority', 'quorum', 'xMin', 'xMax', 'yMin', 'yMax', 'description', 'minLabel', 'maxLabel', 'shuffle', 'noneOfThese', 'abstain', 'ties', 'assurance']);

/** A poll as a facilitator writes it: in an agenda, or with CreatePoll and UpdatePoll. */
export interface PollDraft {
  /** One of PollKinds. */
  readonly kind?: PollKinds;
  /** 1 to 200 characters. */
  readonly title?: string;
  /** 2 to 50 options for single, multiple, points and grid, 2 to 15 for ranking, none for the other kinds; motion and statement have their own. */
  readonly options?: readonly OptionDraft[];
  readonly settings?: PollSettings;
}
export const PollDraftCodec: Codec<PollDraft> = /*#__PURE__*/ record<PollDraft>(['kind', 'title', 'options', 'settings'], { options: /*#__PURE__*/ list(OptionDraftCodec), settings: PollSettingsCodec });

/** Body of POST /api/halls. */
export interface CreateHall {
  /** 1 to 200 characters. */
  readonly title?: string;
  readonly description?: string;
  /** BCP 47 tags; default en. */
  readonly languages?: readonly string[];
  readonly questions?: QuestionRules;
  /** Polls to prepare, in order. */
  readonly agenda?: readonly PollDraft[];
}

/** Argument of Decide. An item is a question or an open answer; an open answer can be selected (shown) and returned (taken back). */
export interface Decide {
  readonly itemId?: string;
  /** The revision that was read; one that is older than the item's is refused as stale_revision. */
  readonly revision: number;
  /** One of DecideActions. */
  readonly action?: DecideActions;
  /** reject: one of ReasonCodes. */
  readonly reason?: ReasonCodes;
  /** answer: the written answer, absent for one that was given live. Else a word to the author, at most 1,000 characters. */
  readonly note?: string;
  /** defer: who will answer. */
  readonly owner?: string;
  /** defer: by when, a day as yyyy-MM-dd. */
  readonly due?: string;
}
export const DecideCodec: Codec<Decide> = /*#__PURE__*/ record<Decide>(['itemId', 'revision', 'action', 'reason', 'note', 'owner', 'due']);

export interface ItemRevision {
  readonly itemId?: string;
  readonly revision: number;
}
export const ItemRevisionCodec: Codec<ItemRevision> = /*#__PURE__*/ record<ItemRevision>(['itemId', 'revision']);

/** Argument of DecideMany: one verdict on up to 50 items. The outcome has a result per item. */
export interface DecideMany {
  readonly items?: readonly ItemRevision[];
  readonly action?: string;
  readonly reason?: string;
  readonly note?: string;
}
export const DecideManyCodec: Codec<DecideMany> = /*#__PURE__*/ record<DecideMany>(['items', 'action', 'reason', 'note'], { items: /*#__PURE__*/ list(ItemRevisionCodec) });

export interface DecisionView {
  /** Staff id of whoever decided, or system. */
  readonly by: string;
  readonly name?: string;
  readonly action: string;
  readonly at: string;
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  /** Until when whoever decided may take it back; absent once something else has happened. */
  readonly undoUntil?: string;
}
export const DecisionViewCodec: Codec<DecisionView> = /*#__PURE__*/ record<DecisionView>(['by', 'name', 'action', 'at', 'revision', 'from', 'to', 'undoUntil']);

/** The flags of one category on one item. */
export interface FlagCaseView {
  /** The argument of ResolveFlags. */
  readonly id: string;
  /** One of FlagCategories. */
  readonly category: FlagCategories;
  /** open, claimed, agreed, disagreed, ignored, escalated or void. */
  readonly state: string;
  /** People who flagged. */
  readonly people: number;
  readonly weight: number;
  /** What they wrote; the ten newest. */
  readonly notes?: readonly string[];
}
export const FlagCaseViewCodec: Codec<FlagCaseView> = /*#__PURE__*/ record<FlagCaseView>(['id', 'category', 'state', 'people', 'weight', 'notes']);

export interface ItemClaimView {
  readonly by: string;
  readonly name?: string;
  /** When the claim ends unless it is renewed. */
  readonly until: string;
}
export const ItemClaimViewCodec: Codec<ItemClaimView> = /*#__PURE__*/ record<ItemClaimView>(['by', 'name', 'until']);

export interface SimilarItem {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly score: number;
}
export const SimilarItemCodec: Codec<SimilarItem> = /*#__PURE__*/ record<SimilarItem>(['id', 'text', 'state', 'score']);

export interface ProposedContext {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly by: string;
  readonly byName?: string;
  readonly at: string;
  readonly corrects?: string;
}
export const ProposedContextCodec: Codec<ProposedContext> = /*#__PURE__*/ record<ProposedContext>(['id', 'text', 'sources', 'by', 'byName', 'at', 'corrects']);

export interface ProposedRedaction {
  readonly by: string;
  readonly byName?: string;
  readonly reason: string;
  readonly byRole: string;
}
export const ProposedRedactionCodec: Codec<ProposedRedaction> = /*#__PURE__*/ record<ProposedRedaction>(['by', 'byName', 'reason', 'byRole']);

/** What the desk sees of a question beside what everybody sees. */
export interface DeskItem {
  /** Stable handle of the author. One and the same person has one handle for what was asked by name and another for what was asked without. */
  readonly authorId: string;
  /** Questions under this handle, by state. */
  readonly authorHistory: Readonly<Record<string, number>>;
  readonly authorMuted?: boolean;
  /** Ids of the rules that held or marked it. */
  readonly rules?: readonly string[];
  readonly flags?: readonly FlagCaseView[];
  /** Who has taken it on. */
  readonly claim?: ItemClaimView;
  /** Fact-checks it may repeat, best first, at most three. Advice: none of it is a public label. */
  readonly suggestions?: readonly ClaimSuggestion[];
  /** Questions it may repeat, best first. */
  readonly similar?: readonly SimilarItem[];
  /** Context notes that wait for a second person. */
  readonly proposed?: readonly ProposedContext[];
  /** The newest verdict on it. */
  readonly decision?: DecisionView;
  /** The redaction that waits for a second person. */
  readonly redaction?: ProposedRedaction;
  /** Ids of the questions that were merged into it. */
  readonly merged?: readonly string[];
  /** Its texts before the present revision, oldest first; the last five of them. */
  readonly earlier?: readonly string[];
  /** Who rejected it, as long as it is: they can't decide the appeal. */
  readonly rejectedBy?: string;
}
export const DeskItemCodec: Codec<DeskItem> = /*#__PURE__*/ record<DeskItem>(['authorId', 'authorHistory', 'authorMuted', 'rules', 'flags', 'claim', 'suggestions', 'similar', 'proposed', 'decision', 'redaction', 'merged', 'earlier', 'rejectedBy'], { flags: /*#__PURE__*/ list(FlagCaseViewCodec), claim: ItemClaimViewCodec, suggestions: /*#__PURE__*/ list(ClaimSuggestionCodec), similar: /*#__PURE__*/ list(SimilarItemCodec), proposed: /*#__PURE__*/ list(ProposedContextCodec), decision: DecisionViewCodec, redaction: ProposedRedactionCodec });

/** What has to be done by when. */
export interface IncidentClock {
  /** acknowledge, holdingLine, response or statement. */
  readonly name: string;
  /** Absent where it is due when the hall closes. */
  readonly due?: string;
  /** When it was done. */
  readonly met?: string;
  /** True once it was recorded as late. */
  readonly breached?: boolean;
}
export const IncidentClockCodec: Codec<IncidentClock> = /*#__PURE__*/ record<IncidentClock>(['name', 'due', 'met', 'breached']);

export interface IncidentView {
  readonly id: string;
  readonly title: string;
  /** One of IncidentStates. */
  readonly state: IncidentStates;
  /** 1 (most severe) to 4 (log only). */
  readonly severity: number;
  readonly harm: number;
  readonly spread: number;
  readonly openedAt: string;
  readonly clocks: readonly IncidentClock[];
  readonly itemId?: string;
  readonly claimId?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly closedAt?: string;
  /** From 1, one more with every assessment and move: what an edit can name as seen. */
  readonly revision: number;
}
export const IncidentViewCodec: Codec<IncidentView> = /*#__PURE__*/ record<IncidentView>(['id', 'title', 'state', 'severity', 'harm', 'spread', 'openedAt', 'clocks', 'itemId', 'claimId', 'outcome', 'note', 'closedAt', 'revision'], { clocks: /*#__PURE__*/ list(IncidentClockCodec) });

/** Backstage only: the state of the moderators' desk. */
export interface DeskView {
  /** Questions by state. */
  readonly counts: Readonly<Record<string, number>>;
  /** Open flag cases, and appeals, that nobody has settled. */
  readonly openFlags: number;
  readonly openAppeals: number;
  /** Those that are not closed first, most severe first. */
  readonly incidents: readonly IncidentView[];
  /** Statements that wait for a second person. */
  readonly proposed: readonly AnnouncementView[];
  /** The same text from four people or more within two minutes. */
  readonly bursts?: readonly BurstCard[];
  /** Groups of votes that look coordinated. Nothing was removed. */
  readonly coordination?: readonly CoordinationView[];
  /** Handles of muted people, with the reason. */
  readonly muted?: Readonly<Record<string, string>>;
  /** Claims in the hall's and the server's library. */
  readonly claims?: number;
  /** Hold-list terms of this hall. */
  readonly holdTerms?: readonly string[];
  /** Whether a context note needs a second person. */
  readonly secondPerson?: boolean;
  /** True where a facilitator said that they run the hall alone, so that their own confirmation counts. */
  readonly alone?: boolean;
}
export const DeskViewCodec: Codec<DeskView> = /*#__PURE__*/ record<DeskView>(['counts', 'openFlags', 'openAppeals', 'incidents', 'proposed', 'bursts', 'coordination', 'muted', 'claims', 'holdTerms', 'secondPerson', 'alone'], { incidents: /*#__PURE__*/ list(IncidentViewCodec), proposed: /*#__PURE__*/ list(AnnouncementViewCodec), bursts: /*#__PURE__*/ list(BurstCardCodec), coordination: /*#__PURE__*/ list(CoordinationViewCodec) });

/** Argument of DiscountBallots: leaves the ballots of a warning out of a second result, or takes them in again. The first of two people proposes, the second one does it. */
export interface DiscountBallots {
  readonly pollId?: string;
  /** Of the warning in the desk's view, or of a discount of the poll. */
  readonly warningId?: string;
  readonly on: boolean;
}
export const DiscountBallotsCodec: Codec<DiscountBallots> = /*#__PURE__*/ record<DiscountBallots>(['pollId', 'warningId', 'on']);

export interface DiscountView {
  readonly warningId: string;
  /** People whose ballots are meant. */
  readonly voters: number;
  /** Whether they are left out now. */
  readonly on: boolean;
  /** Who proposed the opposite and waits for a second person; absent where nobody did. */
  readonly proposedBy?: string;
}
export const DiscountViewCodec: Codec<DiscountView> = /*#__PURE__*/ record<DiscountView>(['warningId', 'voters', 'on', 'proposedBy']);

/** What came of a motion, in whole numbers. */
export interface VerdictView {
  readonly passed: boolean;
  /** How many the yeses are measured against. */
  readonly base: number;
  /** The fewest yeses that are enough; never 0. */
  readonly needed: number;
  /** In plain English: "6 of 9 needed 6: passed". Clients say it in their own words from the other fields. */
  readonly sentence: string;
  readonly yes: number;
  /** One of VerdictReasons. */
  readonly reason: VerdictReasons;
  /** People that had to be present; absent without a quorum. */
  readonly quorum?: number;
  /** Present when the motion opened; absent where nobody had said. */
  readonly presentAtOpen?: number;
  /** Present when the motion closed, or now while it is open; absent where nobody has said. */
  readonly present?: number;
}
export const VerdictViewCodec: Codec<VerdictView> = /*#__PURE__*/ record<VerdictView>(['passed', 'base', 'needed', 'sentence', 'yes', 'reason', 'quorum', 'presentAtOpen', 'present']);

/** A result without ballots that look as if nobody stood behind them. Fields as in TallyView. */
export interface DiscountedView {
  /** People whose ballot counts here. */
  readonly voters: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly histogram?: Readonly<Record<string, number>>;
  readonly mean?: number;
  readonly median?: number;
  readonly binWidth?: number;
  readonly winner?: readonly string[];
  readonly verdict?: VerdictView;
  /** Ballots that are left out. */
  readonly leftOut: number;
}
export const DiscountedViewCodec: Codec<DiscountedView> = /*#__PURE__*/ record<DiscountedView>(['voters', 'counts', 'histogram', 'mean', 'median', 'binWidth', 'winner', 'verdict', 'leftOut'], { verdict: VerdictViewCodec });

/** Argument of DismissAppeal. */
export interface DismissAppeal {
  readonly itemId?: string;
  readonly note?: string;
}
export const DismissAppealCodec: Codec<DismissAppeal> = /*#__PURE__*/ record<DismissAppeal>(['itemId', 'note']);

/** The hall or this server ends. */
export interface Ended {
  /** One of EndReasons. */
  readonly reason: EndReasons;
  /** When to connect again; different for each connection, so that not all come at once. */
  readonly retryAfterMs?: number;
}
export const EndedCodec: Codec<Ended> = /*#__PURE__*/ record<Ended>(['reason', 'retryAfterMs']);

/** Argument of ExtendPoll: a running timer rings later. */
export interface ExtendPoll {
  readonly pollId?: string;
  /** By so many, 1 to 86,400. */
  readonly seconds: number;
  /** The time in ISO 8601 that was seen on the timer, so that the same call sent twice adds once; absent for whatever it is. */
  readonly closesAt?: string;
}
export const ExtendPollCodec: Codec<ExtendPoll> = /*#__PURE__*/ record<ExtendPoll>(['pollId', 'seconds', 'closesAt']);

export interface FigureCorrection {
  readonly measure: string;
  readonly label?: string;
  /** Absent where there was none. */
  readonly was?: number;
  /** Absent where there is none any more. */
  readonly now?: number;
}

/** Argument of FindQuestions: pages through, and searches, the questions the caller may see. */
export interface FindQuestions {
  /** Words to search for; absent for all. */
  readonly query?: string;
  /** One of QuestionOrders; default popular, for a search relevance. */
  readonly order?: QuestionOrders;
  /** From 0. */
  readonly offset: number;
  /** 1 to 50; default 20. */
  readonly limit?: number;
  /** Only these states; absent for all the caller may see. */
  readonly states?: readonly string[];
  /** Only this language. */
  readonly language?: string;
  /** Backstage: only with this label. */
  readonly label?: string;
  /** Backstage: only with an open flag of this category, or any. */
  readonly flaggedAs?: string;
  /** Backstage: only hit by this rule, or any. */
  readonly rule?: string;
  /** Backstage: only by this author, by the handle of AuthorId. */
  readonly author?: string;
}
export const FindQuestionsCodec: Codec<FindQuestions> = /*#__PURE__*/ record<FindQuestions>(['query', 'order', 'offset', 'limit', 'states', 'language', 'label', 'flaggedAs', 'rule', 'author']);

/** Argument of Flag. */
export interface Flag {
  readonly itemId?: string;
  /** One of FlagCategories. */
  readonly category?: FlagCategories;
  readonly note?: string;
}
export const FlagCodec: Codec<Flag> = /*#__PURE__*/ record<Flag>(['itemId', 'category', 'note']);

export interface FollowUpView {
  /** Who will answer. */
  readonly owner?: string;
  /** A day as yyyy-MM-dd. */
  readonly due?: string;
  /** True once it was answered. */
  readonly done?: boolean;
}
export const FollowUpViewCodec: Codec<FollowUpView> = /*#__PURE__*/ record<FollowUpView>(['owner', 'due', 'done']);

export interface GridCellView {
  readonly x: number;
  readonly y: number;
  readonly n: number;
}
export const GridCellViewCodec: Codec<GridCellView> = /*#__PURE__*/ record<GridCellView>(['x', 'y', 'n']);

/** Where people placed an option of a grid. */
export interface GridView {
  /** People who placed it. */
  readonly n: number;
  /** Across and up; absent where nobody placed it. */
  readonly mean?: readonly number[];
  /** Standard deviation across and up; absent where nobody placed it. */
  readonly spread?: readonly number[];
  /** People by quadrant: lower left, lower right, upper left, upper right; what lies on a border belongs to the upper and to the right. */
  readonly quadrants: readonly number[];
  /** The places that were chosen. In frames of polls with many options only those that most chose; all of them over HTTP. */
  readonly cells: readonly GridCellView[];
}
export const GridViewCodec: Codec<GridView> = /*#__PURE__*/ record<GridView>(['n', 'mean', 'spread', 'quadrants', 'cells'], { cells: /*#__PURE__*/ list(GridCellViewCodec) });

/** Argument of OpenHall, CloseHall, PublishReport and UnpublishReport; has no fields. */
export interface HallCommand {
}
export const HallCommandCodec: Codec<HallCommand> = /*#__PURE__*/ record<HallCommand>([]);

export interface HallKeys {
  readonly facilitator: string;
  readonly moderator: string;
  readonly speaker: string;
  readonly screen: string;
}

/** Answer of POST /api/halls. The keys are shown only here; the server keeps their hashes. */
export interface HallCreated {
  readonly hallId: string;
  readonly joinCode: string;
  readonly joinUrl: string;
  readonly stageUrl: string;
  readonly backstageUrl: string;
  readonly keys: HallKeys;
}

/** What the wall shows now. */
export interface StageView {
  /** One of StageKinds. */
  readonly kind: StageKinds;
  /** The poll, question, announcement or budget shown; absent for the others. */
  readonly id?: string;
  /** break: when it ends; absent for one without an end. */
  readonly until?: string;
}
export const StageViewCodec: Codec<StageView> = /*#__PURE__*/ record<StageView>(['kind', 'id', 'until']);

/** An option as everybody sees it. */
export interface OptionView {
  readonly id: string;
  readonly text: string;
}
export const OptionViewCodec: Codec<OptionView> = /*#__PURE__*/ record<OptionView>(['id', 'text']);

export interface WordCount {
  readonly text: string;
  readonly count: number;
}
export const WordCountCodec: Codec<WordCount> = /*#__PURE__*/ record<WordCount>(['text', 'count']);

/** An open answer. Its id says nothing about its author. */
export interface TextAnswer {
  readonly id: string;
  readonly text: string;
  /** Backstage only: true while the answer is shown to everybody. */
  readonly picked?: boolean;
  /** Backstage only: the hall's rules that speak of it, see a question's; absent where none does. */
  readonly rules?: readonly string[];
}
export const TextAnswerCodec: Codec<TextAnswer> = /*#__PURE__*/ record<TextAnswer>(['id', 'text', 'picked', 'rules']);

/** Options with equal votes in a round, and what told them apart. */
export interface RunoffTieView {
  /** Ids of options. */
  readonly between: readonly string[];
  /** One of TieSettlings. */
  readonly settledBy: TieSettlings;
  /** Where lots were drawn: of the options the one with the smallest SHA-256 of the UTF-8 text seed:optionId leaves. */
  readonly seed?: string;
}
export const RunoffTieViewCodec: Codec<RunoffTieView> = /*#__PURE__*/ record<RunoffTieView>(['between', 'settledBy', 'seed']);

/** One round of an instant-runoff count. */
export interface RunoffRound {
  /** Votes by id of each continuing option. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids of the options that leave after this round. */
  readonly eliminated?: readonly string[];
  /** Ballots that rank no continuing option. */
  readonly exhausted: number;
  /** Who had equal votes where that had to be settled; absent where it had not. */
  readonly tie?: RunoffTieView;
}
export const RunoffRoundCodec: Codec<RunoffRound> = /*#__PURE__*/ record<RunoffRound>(['counts', 'eliminated', 'exhausted', 'tie'], { tie: RunoffTieViewCodec });

/** The exact result of a poll at a journal position; the fields of the poll's kind are present. */
export interface TallyView {
  readonly pollId: string;
  /** Every ballot up to this position is in the counts, and none after it. */
  readonly position: number;
  /** People whose ballot counts. */
  readonly voters: number;
  /** single, multiple, motion, statement: votes by option id. ranking: first preferences by option id. points: sums by option id. */
  readonly counts?: Readonly<Record<string, number>>;
  /** rating: votes by value. numeric: votes by lower edge of the bin, see BinWidth. */
  readonly histogram?: Readonly<Record<string, number>>;
  readonly mean?: number;
  readonly median?: number;
  /** words: most frequent first. */
  readonly words?: readonly WordCount[];
  /** text: the answers this viewer may read. */
  readonly texts?: readonly TextAnswer[];
  /** ranking: the rounds of the instant-runoff count. */
  readonly rounds?: readonly RunoffRound[];
  /** ranking: the winner of the last round; two or more only where nothing separates them. */
  readonly winner?: readonly string[];
  /** ranking: Borda points by option id. */
  readonly borda?: Readonly<Record<string, number>>;
  /** numeric: width of a histogram bin in the poll's unit. */
  readonly binWidth?: number;
  /** points: people who gave an option any, by option id. */
  readonly givers?: Readonly<Record<string, number>>;
  /** points: by option id, the median over all voters, 0 for those who gave the option nothing; absent without ballots. */
  readonly medians?: Readonly<Record<string, number>>;
  /** motion: what came of it, or would while it is open; absent before it was opened. */
  readonly verdict?: VerdictView;
  /** grid: where options were placed, by option id. */
  readonly grid?: Readonly<Record<string, GridView>>;
  /** People who took part and chose nothing; not among Voters. Absent where the poll takes no abstentions. */
  readonly abstained?: number;
  /** The result without the ballots that two people left out of it, to stand beside this one; absent where none are. */
  readonly discounted?: DiscountedView;
  /** The same voters by how sure it is that each voted once: A0 to A4. A class that nobody is in is left out, but A1 where nobody has voted. */
  readonly assurance?: Readonly<Record<string, ClassTally>>;
}
export const TallyViewCodec: Codec<TallyView> = /*#__PURE__*/ record<TallyView>(['pollId', 'position', 'voters', 'counts', 'histogram', 'mean', 'median', 'words', 'texts', 'rounds', 'winner', 'borda', 'binWidth', 'givers', 'medians', 'verdict', 'grid', 'discounted', 'abstained', 'assurance'], { words: /*#__PURE__*/ list(WordCountCodec), texts: /*#__PURE__*/ list(TextAnswerCodec), rounds: /*#__PURE__*/ list(RunoffRoundCodec), verdict: VerdictViewCodec, grid: /*#__PURE__*/ map(GridViewCodec), discounted: DiscountedViewCodec, assurance: /*#__PURE__*/ map(ClassTallyCodec) });

/** A wording that people have voted on. */
export interface RewordedView {
  /** People who had voted when it was changed. */
  readonly votes: number;
  /** As it was until then. */
  readonly title: string;
  /** As they were until then. */
  readonly options: readonly OptionView[];
  /** As it was until then; absent where there was none. */
  readonly description?: string;
  /** As it was until then; absent where there was none. */
  readonly minLabel?: string;
  /** As it was until then; absent where there was none. */
  readonly maxLabel?: string;
}
export const RewordedViewCodec: Codec<RewordedView> = /*#__PURE__*/ record<RewordedView>(['votes', 'title', 'options', 'description', 'minLabel', 'maxLabel'], { options: /*#__PURE__*/ list(OptionViewCodec) });

export interface HiddenWordView {
  readonly word: string;
  /** The word it counts as; absent where it is only hidden. */
  readonly into?: string;
  /** The rule that held it until somebody has looked; absent where a person hid it. */
  readonly rule?: string;
}
export const HiddenWordViewCodec: Codec<HiddenWordView> = /*#__PURE__*/ record<HiddenWordView>(['word', 'into', 'rule']);

/** A poll as one role may see it. */
export interface PollView {
  readonly id: string;
  /** One of PollKinds. */
  readonly kind: PollKinds;
  readonly title: string;
  readonly options: readonly OptionView[];
  /** With every default filled in that applies to the kind. */
  readonly settings: PollSettings;
  /** One of PollStates. */
  readonly state: PollStates;
  /** When the poll closes by itself; absent without a timer. */
  readonly closesAt?: string;
  /** The rule: one of ResultsVisibility. ResultsShown is its effect now. */
  readonly resultsVisible: ResultsVisibility;
  /** Present where this viewer may see the result now. */
  readonly tally?: TallyView;
  /** From 1; a reset starts the next round with no ballots. */
  readonly round: number;
  /** True while the audience sees the result. */
  readonly resultsShown: boolean;
  /** From 1, one more with every change of wording or settings: what an edit can name as seen. */
  readonly revision: number;
  /** How many attendees were connected when it closed; absent while it is not closed, and where the record does not say. */
  readonly present?: number;
  /** How it read before its wording was changed while it had votes, oldest first; absent where it was not. */
  readonly reworded?: readonly RewordedView[];
  /** Backstage: words that are hidden, or count as another one. */
  readonly hiddenWords?: readonly HiddenWordView[];
  /** On the wall, while it is open and its result is not shown: people who have voted or abstained. */
  readonly voted?: number;
  /** Backstage: ballots that are left out of a second result, or that a colleague proposed so. */
  readonly discounts?: readonly DiscountView[];
  /** Options that were added while it had votes, oldest first; absent where none was. */
  readonly added?: readonly AddedOptionView[];
}
export const PollViewCodec: Codec<PollView> = /*#__PURE__*/ record<PollView>(['id', 'kind', 'title', 'options', 'settings', 'state', 'closesAt', 'resultsVisible', 'tally', 'round', 'resultsShown', 'revision', 'present', 'reworded', 'hiddenWords', 'voted', 'discounts', 'added'], { options: /*#__PURE__*/ list(OptionViewCodec), settings: PollSettingsCodec, tally: TallyViewCodec, reworded: /*#__PURE__*/ list(RewordedViewCodec), hiddenWords: /*#__PURE__*/ list(HiddenWordViewCodec), discounts: /*#__PURE__*/ list(DiscountViewCodec), added: /*#__PURE__*/ list(AddedOptionViewCodec) });

/** A question as one role may see it. */
export interface QuestionView {
  readonly id: string;
  /** Empty where the text was redacted. */
  readonly text: string;
  /** Absent where the question was asked without a name. */
  readonly author?: AuthorView;
  readonly language?: string;
  /** One of QuestionStates. */
  readonly state: QuestionStates;
  /** From 1; each edit by its author is the next one. */
  readonly revision: number;
  /** People, each counted once, those of merged questions included. */
  readonly upvotes: number;
  readonly askedAt: string;
  readonly mine?: boolean;
  /** Id of the question this one joined. */
  readonly mergedInto?: string;
  /** Context notes that two people stand behind. */
  readonly context?: readonly ContextView[];
  readonly answer?: AnswerView;
  /** Who will answer it later, and by when. */
  readonly followUp?: FollowUpView;
  /** Labels such as disputed or a topic. A label never removes anything. */
  readonly labels?: readonly string[];
  readonly pinned?: boolean;
  /** Its text in other languages, by language tag. */
  readonly translations?: Readonly<Record<string, string>>;
  /** One of ReasonCodes. For everybody: the class of reason of a redaction. For author and desk: why it was rejected. */
  readonly reason?: ReasonCodes;
  /** Author and desk: what a moderator wrote to the author. */
  readonly note?: string;
  /** Author and desk: the author's appeal. */
  readonly appeal?: AppealView;
  /** Backstage only: what the desk works with. */
  readonly desk?: DeskItem;
  /** Place in the order "fair" now: higher comes first. See Fair. */
  readonly score?: number;
  /** In pages: whether the caller upvoted it. In frames, see Upvoted. */
  readonly upvoted?: boolean;
}
export const QuestionViewCodec: Codec<QuestionView> = /*#__PURE__*/ record<QuestionView>(['id', 'text', 'author', 'language', 'state', 'revision', 'upvotes', 'askedAt', 'mine', 'mergedInto', 'context', 'answer', 'followUp', 'labels', 'pinned', 'translations', 'reason', 'note', 'appeal', 'desk', 'score', 'upvoted'], { author: AuthorViewCodec, context: /*#__PURE__*/ list(ContextViewCodec), answer: AnswerViewCodec, followUp: FollowUpViewCodec, appeal: AppealViewCodec, desk: DeskItemCodec });

/** People as a facilitator counted them, see SetPresent. */
export interface RollView {
  /** Absent where nobody has said. */
  readonly present?: number;
  /** Absent where nobody has said. */
  readonly entitled?: number;
}
export const RollViewCodec: Codec<RollView> = /*#__PURE__*/ record<RollView>(['present', 'entitled']);

/** How walls look. */
export interface WallView {
  readonly theme: WallThemes;
  readonly text: WallTexts;
}
export const WallViewCodec: Codec<WallView> = /*#__PURE__*/ record<WallView>(['theme', 'text']);

/** What is fixed about a hall, and whether it is open. */
export interface HallInfo {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** One of HallStates. */
  readonly state: HallStates;
  readonly languages: readonly string[];
  readonly joinCode: string;
  /** The hall's own colour as #rrggbb. */
  readonly colour?: string;
  /** Path of the hall's logo on this server. */
  readonly logo?: string;
  /** From 1, one more with every change of the hall's settings: what an edit can name as seen. */
  readonly revision: number;
  /** How many people are here and may vote; absent before anybody said. */
  readonly roll?: RollView;
  /** Number of the newest version of the report, at /r/ and the join code; absent while none is published. */
  readonly report?: number;
  /** False while reactions are switched off; absent else. */
  readonly reactions?: boolean;
  /** The server's address as people reach it, for links and QR codes; absent where only the reader's browser knows it. */
  readonly address?: string;
  /** How walls look; absent for dark, with letters of the usual size. */
  readonly wall?: WallView;
}
export const HallInfoCodec: Codec<HallInfo> = /*#__PURE__*/ record<HallInfo>(['id', 'title', 'description', 'state', 'languages', 'joinCode', 'colour', 'logo', 'revision', 'roll', 'report', 'reactions', 'address', 'wall'], { roll: RollViewCodec, wall: WallViewCodec });

/** How a hall takes questions, as everybody may know it. */
export interface QuestionBoard {
  /** Whether questions are taken now. */
  readonly open: boolean;
  /** One of ModerationModes. */
  readonly moderation: ModerationModes;
  /** Whether attendees may ask without a name. */
  readonly anonymous: boolean;
  /** Questions this role may see; questions of the view holds the top and the newest of them. */
  readonly total: number;
  /** Whether the moderation log is public. */
  readonly publicLog: boolean;
}
export const QuestionBoardCodec: Codec<QuestionBoard> = /*#__PURE__*/ record<QuestionBoard>(['open', 'moderation', 'anonymous', 'total', 'publicLog']);

/** One thing of the evening. */
export interface OrderItemView {
  /** A ULID made by the caller. */
  readonly id?: string;
  /** One of OrderKinds. */
  readonly kind?: OrderKinds;
  /** poll, budget: its id. */
  readonly target?: string;
  /** announcement: what it will say. Else what the wall calls it; absent for its usual name. */
  readonly text?: string;
  /** break: how long, 1 to 1,440; absent for one without an end. */
  readonly minutes?: number;
}
export const OrderItemViewCodec: Codec<OrderItemView> = /*#__PURE__*/ record<OrderItemView>(['id', 'kind', 'target', 'text', 'minutes']);

/** The running order, for backstage. */
export interface RunningOrderView {
  /** Without items whose poll or budget is gone. */
  readonly items: readonly OrderItemView[];
  /** 0 before anybody wrote one. */
  readonly revision: number;
  /** Id of the item that was on the wall last. */
  readonly at?: string;
  /** True where the wall shows it to those who arrive. */
  readonly shown?: boolean;
}
export const RunningOrderViewCodec: Codec<RunningOrderView> = /*#__PURE__*/ record<RunningOrderView>(['items', 'revision', 'at', 'shown'], { items: /*#__PURE__*/ list(OrderItemViewCodec) });

/** What changed for one role between two positions. Lists are upserts by id. */
export interface HallDelta {
  readonly from: number;
  readonly position: number;
  readonly stage?: StageView;
  readonly polls?: readonly PollView[];
  readonly removedPolls?: readonly string[];
  readonly tallies?: readonly TallyView[];
  readonly questions?: readonly QuestionView[];
  readonly removedQuestions?: readonly string[];
  readonly audience?: number;
  readonly announcements?: readonly AnnouncementView[];
  readonly tickHz?: number;
  /** Present when the hall itself changed: opened, closed. */
  readonly hall?: HallInfo;
  /** Reactions since the last frame, by name; not stored. */
  readonly reactions?: Readonly<Record<string, number>>;
  /** Present when the order of the agenda changed: all poll ids this role sees, in order. */
  readonly pollOrder?: readonly string[];
  readonly board?: QuestionBoard;
  /** Backstage only. */
  readonly desk?: DeskView;
  readonly budgets?: readonly BudgetView[];
  /** All of them, where one changed. */
  readonly budgetTallies?: readonly BudgetTally[];
  /** Backstage only; all of it, where it changed. */
  readonly runningOrder?: RunningOrderView;
  /** All lines, where one changed; empty where it is not shown any more. */
  readonly agenda?: readonly AgendaLine[];
}
export const HallDeltaCodec: Codec<HallDelta> = /*#__PURE__*/ record<HallDelta>(['from', 'position', 'stage', 'polls', 'removedPolls', 'tallies', 'questions', 'removedQuestions', 'audience', 'announcements', 'tickHz', 'hall', 'reactions', 'pollOrder', 'board', 'desk', 'budgets', 'budgetTallies', 'runningOrder', 'agenda'], { stage: StageViewCodec, polls: /*#__PURE__*/ list(PollViewCodec), tallies: /*#__PURE__*/ list(TallyViewCodec), questions: /*#__PURE__*/ list(QuestionViewCodec), announcements: /*#__PURE__*/ list(AnnouncementViewCodec), hall: HallInfoCodec, board: QuestionBoardCodec, desk: DeskViewCodec, budgets: /*#__PURE__*/ list(BudgetViewCodec), budgetTallies: /*#__PURE__*/ list(BudgetTallyCodec), runningOrder: RunningOrderViewCodec, agenda: /*#__PURE__*/ list(AgendaLineCodec) });

/** One number of a result. */
export interface ReportFigure {
  /** One of ReportMeasures. */
  readonly measure: ReportMeasures;
  /** The round of an instant-runoff count, from 1. */
  readonly round?: number;
  /** Id of the option, or the value; absent for a number about the whole poll. */
  readonly item?: string;
  /** The option's text, or the word. */
  readonly label?: string;
  readonly value: number;
  /** Where it counts people: how many voted. */
  readonly of?: number;
  /** Width of a bin that begins at Item. */
  readonly width?: number;
  /** True for an option that leaves after this round. */
  readonly eliminated?: boolean;
}

export interface ReportTie {
  /** From 1. */
  readonly round: number;
  /** Labels of the options with equal votes. */
  readonly between: readonly string[];
  /** One of TieSettlings. */
  readonly settledBy: TieSettlings;
  /** Where lots were drawn, see RunoffTieView. */
  readonly seed?: string;
}

/** A change of a poll's wording, which its result is marked with. */
export interface ReportRewording {
  /** People whose ballot counted by then. */
  readonly votes: number;
  /** The title and the options that read otherwise until then. */
  readonly before: readonly string[];
}

/** A result without ballots that look as if nobody stood behind them. */
export interface ReportDiscounted {
  /** People whose ballot counts here. */
  readonly voters: number;
  /** Ballots that are left out. */
  readonly leftOut: number;
  readonly figures: readonly ReportFigure[];
  /** See Winner. */
  readonly winner?: readonly string[];
  /** See Verdict. */
  readonly verdict?: VerdictView;
}

/** A poll, its turnout at the close and its result. */
export interface ReportPoll {
  readonly id: string;
  /** One of PollKinds. */
  readonly kind: PollKinds;
  readonly title: string;
  /** A line that explains it. */
  readonly description?: string;
  /** One of PollStates. */
  readonly state: PollStates;
  /** True where nobody can find out any more who voted what. */
  readonly secret?: boolean;
  /** People whose ballot counts. */
  readonly voters: number;
  /** People who took part and chose nothing; not among the voters. Absent where the poll takes no abstentions. */
  readonly abstained?: number;
  /** Attendees who were connected when it closed; absent where the record does not say, and while it is open. */
  readonly present?: number;
  /** Whether the result is public. Where it is not, there are no figures. */
  readonly resultsShown: boolean;
  readonly figures: readonly ReportFigure[];
  /** Labels of the options that won; several only where nothing separates them. */
  readonly winner?: readonly string[];
  /** Ties of an instant-runoff that had to be settled; absent where there was none. */
  readonly ties?: readonly ReportTie[];
  /** What came of a motion. */
  readonly verdict?: VerdictView;
  /** How it read before, where its wording was changed after people had voted; oldest first. */
  readonly reworded?: readonly ReportRewording[];
  /** Open answers that were picked for everybody. */
  readonly answers?: readonly string[];
  /** The result without ballots that two people left out of it, to stand beside this one; absent where none are, or where the result is not public. */
  readonly discounted?: ReportDiscounted;
}

/** What the count of a budget came to. */
export interface ReportCount {
  /** People whose ballot says something. */
  readonly voters: number;
  readonly spent: number;
  /** What would have been spent in the order of votes. */
  readonly greedySpent: number;
  /** What each person held at first; absent where equal shares had no part. */
  readonly purse?: ExactNumber;
  /** True where more people preferred the greedy outcome, so that it is the result. */
  readonly greedyPreferred?: boolean;
  /** Ties that were settled, and how. */
  readonly ties?: readonly TieView[];
  /** Why it could not be counted. Nothing is funded then. */
  readonly flaw?: string;
  /** What counted, with its version. */
  readonly algorithm: string;
  /** SHA-256 of budget.pb, which holds what was counted. */
  readonly counted: string;
}

/** A project of a budget. */
export interface ReportProject {
  readonly id: string;
  readonly title: string;
  readonly cost: number;
  readonly category?: string;
  readonly area?: string;
  /** One of FeasibilityStates. */
  readonly feasibility: FeasibilityStates;
  /** Why it is not feasible, or needs a change. */
  readonly reason?: string;
  /** Absent where nothing is counted, and where it could not be voted on; so are the numbers below. */
  readonly funded?: boolean;
  /** From 1, in the order in which they were funded. */
  readonly round?: number;
  /** People who listed it. */
  readonly votes?: number;
  readonly effectiveVotes?: ExactNumber;
  /** What a supporter paid who could. */
  readonly payment?: ExactNumber;
  /** Supporters who paid that; the others gave all they had left. */
  readonly paidInFull?: number;
  readonly leftWithSupporters?: ExactNumber;
  /** The highest cost at which it would have been funded, all else being the same. */
  readonly wouldHaveWonAt?: number;
  /** Id of a funded project that can't be done beside it. */
  readonly keptOutBy?: string;
  /** True where it would have been funded in the order of votes. */
  readonly greedy?: boolean;
  /** What became of a funded one. */
  readonly tracking?: TrackingView;
}

/** A budget, what people voted for, what came of it and what became of that. Money is whole minor units. */
export interface ReportBudget {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly currency: string;
  /** A unit of the currency is 10^this of its minor units. */
  readonly decimals: number;
  readonly amount: number;
  /** One of BudgetBallots. */
  readonly ballot: BudgetBallots;
  /** One of BudgetRules. */
  readonly rule: BudgetRules;
  /** One of BudgetCompletions. */
  readonly completion: BudgetCompletions;
  /** One of BudgetPhases. */
  readonly phase: BudgetPhases;
  /** How many ballots came with a file, to rehearse. */
  readonly imported?: number;
  /** Absent while people vote, and until it is counted. */
  readonly count?: ReportCount;
  /** In the order they were made. */
  readonly projects: readonly ReportProject[];
}

/** A question that everybody may read, and what became of it. */
export interface ReportQuestion {
  readonly id: string;
  readonly text: string;
  readonly author?: string;
  readonly language?: string;
  /** One of ReportStandings. */
  readonly standing: ReportStandings;
  readonly upvotes: number;
  readonly askedAt: string;
  readonly answer?: AnswerView;
  readonly followUp?: FollowUpView;
  /** Notes that the moderators put beside it. */
  readonly notes?: readonly ContextView[];
}

/** What everybody was told. */
export interface ReportStatement {
  readonly id: string;
  /** Empty where it was taken back. */
  readonly text: string;
  /** One of AnnouncementLevels. */
  readonly level: AnnouncementLevels;
  readonly at: string;
  /** Id of the one that it takes back. */
  readonly retracts?: string;
  readonly retracted?: boolean;
  /** Id of the question whose note it corrects. */
  readonly corrects?: string;
}

export interface ReportModeration {
  /** As in the moderation log. */
  readonly action: string;
  /** A reason code or the rule that spoke; none where none was given. */
  readonly reason: string;
  readonly count: number;
}

/** What happened in a hall: a function of its journal up to a position, and of nothing else. What is hidden or was taken out is not in it. */
export interface HallReport {
  readonly hallId: string;
  readonly title: string;
  readonly description?: string;
  readonly languages: readonly string[];
  /** One of HallStates. */
  readonly state: HallStates;
  /** In agenda order; those that were opened. */
  readonly polls: readonly ReportPoll[];
  /** In the order they were made; those that people voted on. Absent where there are none. */
  readonly budgets?: readonly ReportBudget[];
  /** Those that are public, in the order they were asked. */
  readonly questions: readonly ReportQuestion[];
  /** Announcements, statements and corrections of notes that were sent, oldest first. */
  readonly statements: readonly ReportStatement[];
  /** What moderators and rules did; absent where the hall's log is not public. */
  readonly moderation?: readonly ReportModeration[];
}

/** The keyframe: all that one role may see of a hall at a journal position. */
export interface HallView {
  readonly position: number;
  readonly hall: HallInfo;
  readonly stage: StageView;
  /** In agenda order. */
  readonly polls: readonly PollView[];
  /** The top and the newest of what this role may see, those selected and the live one; FindQuestions pages through the rest. */
  readonly questions: readonly QuestionView[];
  /** People connected now, over all nodes. */
  readonly audience: number;
  readonly announcements: readonly AnnouncementView[];
  /** Most frames a second at present. */
  readonly tickHz: number;
  readonly board?: QuestionBoard;
  /** Backstage only. */
  readonly desk?: DeskView;
  /** In the order they were made. */
  readonly budgets: readonly BudgetView[];
  /** Of budgets that people vote on; for walls and backstage. */
  readonly budgetTallies?: readonly BudgetTally[];
  /** Backstage only. */
  readonly runningOrder?: RunningOrderView;
  /** What comes tonight, where the desk shows it; for walls and backstage. */
  readonly agenda?: readonly AgendaLine[];
}
export const HallViewCodec: Codec<HallView> = /*#__PURE__*/ record<HallView>(['position', 'hall', 'stage', 'polls', 'questions', 'audience', 'announcements', 'tickHz', 'board', 'desk', 'budgets', 'budgetTallies', 'runningOrder', 'agenda'], { hall: HallInfoCodec, stage: StageViewCodec, polls: /*#__PURE__*/ list(PollViewCodec), questions: /*#__PURE__*/ list(QuestionViewCodec), announcements: /*#__PURE__*/ list(AnnouncementViewCodec), board: QuestionBoardCodec, desk: DeskViewCodec, budgets: /*#__PURE__*/ list(BudgetViewCodec), budgetTallies: /*#__PURE__*/ list(BudgetTallyCodec), runningOrder: RunningOrderViewCodec, agenda: /*#__PURE__*/ list(AgendaLineCodec) });

/** One person who was invited. */
export interface InvitationView {
  readonly invitationId: string;
  readonly role: string;
  readonly name: string;
  /** Id of the inviter's own invitation; absent where somebody with a shared link invited. */
  readonly invitedBy?: string;
  readonly at: string;
  readonly expiresAt?: string;
  /** One of InvitationStates. */
  readonly state: InvitationStates;
}

/** Answer of GET /api/halls/{hallId}/invitations. */
export interface InvitationList {
  /** Newest first, those that ended included. */
  readonly invitations: readonly InvitationView[];
  /** Roles that a shared key opens. */
  readonly keys: readonly string[];
}

/** Body of POST /api/halls/{hallId}/invitations. */
export interface Invite {
  /** Facilitator, Moderator, Speaker or Screen. */
  readonly role?: string;
  /** How the desk knows the person; 1 to 60 characters. */
  readonly name?: string;
  /** When the link stops working; in the future, or absent for one that works until it is revoked. */
  readonly expiresAt?: string;
}

/** Answer of POST /api/halls/{hallId}/invitations. The key is shown only here; the server keeps its hash. */
export interface Invited {
  readonly invitationId: string;
  readonly key: string;
  /** What the person opens. */
  readonly link: string;
}

/** Argument of ClaimItem, ReleaseItem and ItemHistory. */
export interface ItemCommand {
  readonly itemId?: string;
}
export const ItemCommandCodec: Codec<ItemCommand> = /*#__PURE__*/ record<ItemCommand>(['itemId']);

/** Argument of UndoDecisions: takes back one's own verdicts of the last 10 s, where nothing has happened to the item since. */
export interface ItemList {
  readonly itemIds?: readonly string[];
}
export const ItemListCodec: Codec<ItemList> = /*#__PURE__*/ record<ItemList>(['itemIds']);

/** What became of one item of a bulk action. */
export interface ItemOutcome {
  readonly itemId: string;
  readonly ok: boolean;
  readonly error?: Refusal;
}
export const ItemOutcomeCodec: Codec<ItemOutcome> = /*#__PURE__*/ record<ItemOutcome>(['itemId', 'ok', 'error'], { error: RefusalCodec });

/** Answer of GET /api/join/{joinCode}. */
export interface JoinInfo {
  readonly hallId: string;
  readonly title: string;
  readonly description?: string;
  readonly languages: readonly string[];
  readonly state: string;
  /** Whether people may have a single-use code; absent where none were made. */
  readonly codes?: boolean;
}

/** Argument of JudgeFeasibility. */
export interface JudgeFeasibility {
  readonly budgetId?: string;
  readonly projectId?: string;
  /** One of FeasibilityStates. Only open and feasible projects can be voted on. */
  readonly state?: FeasibilityStates;
  /** At most 1,000 characters; for everybody, once the verdict is final. A project that is not feasible needs one. */
  readonly reason?: string;
  /** Whether everybody may see the verdict at once; every verdict is final when people vote. */
  readonly final: boolean;
}
export const JudgeFeasibilityCodec: Codec<JudgeFeasibility> = /*#__PURE__*/ record<JudgeFeasibility>(['budgetId', 'projectId', 'state', 'reason', 'final']);

/** Answer of POST /api/halls/{hallId}/keys/{role}: the role's new shared key; the former one opens nothing any more. */
export interface KeyIssued {
  readonly key: string;
  readonly link: string;
}

/** Argument of LabelItem and PinItem (without a label). */
export interface LabelItem {
  readonly itemId?: string;
  /** 1 to 40 characters. */
  readonly label?: string;
  readonly on: boolean;
}
export const LabelItemCodec: Codec<LabelItem> = /*#__PURE__*/ record<LabelItem>(['itemId', 'label', 'on']);

/** Body of POST /api/halls/{hallId}/codes. */
export interface MakeCodes {
  /** 1 to 5,000; a hall has 20,000 at most. */
  readonly count: number;
  /** How the desk knows the batch; at most 60 characters. */
  readonly label?: string;
  /** How many times a vote with one of them counts: 1, or absent. */
  readonly weight?: number;
  /** What the people who get them have in common; at most 60 characters. */
  readonly group?: string;
}

/** Argument of Merge and Unmerge. */
export interface MergeQuestion {
  readonly questionId?: string;
  readonly into?: string;
}
export const MergeQuestionCodec: Codec<MergeQuestion> = /*#__PURE__*/ record<MergeQuestion>(['questionId', 'into']);

/** Without the text of what was removed and without names. */
export interface ModerationLogEntry {
  readonly at: string;
  readonly action: string;
  readonly reason?: string;
  readonly from?: string;
  readonly to?: string;
  readonly automated: boolean;
  /** Texts of a poll that were changed after it was opened. */
  readonly texts?: readonly TextChangeView[];
}

/** Answer of GET /api/halls/{hallId}/log: what moderators did, for everybody. */
export interface ModerationLog {
  readonly hallId: string;
  readonly title: string;
  /** Hash of the newest audit entry; whoever keeps it can check the record later. */
  readonly head: string;
  readonly position: number;
  /** How often each action was taken, by reason (or none). */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly entries: readonly ModerationLogEntry[];
}

/** Argument of MovePoll: puts a poll before another one in the agenda, or last. */
export interface MovePoll {
  readonly pollId?: string;
  /** Id of the poll that follows; absent to move to the end. */
  readonly before?: string;
}
export const MovePollCodec: Codec<MovePoll> = /*#__PURE__*/ record<MovePoll>(['pollId', 'before']);

/** Argument of MuteAttendee and UnmuteAttendee. */
export interface MuteAttendee {
  /** The handle the desk sees. */
  readonly attendeeId?: string;
  /** Told to the person; 1 to 200 characters. */
  readonly reason?: string;
}
export const MuteAttendeeCodec: Codec<MuteAttendee> = /*#__PURE__*/ record<MuteAttendee>(['attendeeId', 'reason']);

/** What only this person sees. */
export interface MyState {
  readonly attendeeId: string;
  readonly role: string;
  readonly displayName?: string;
  /** This person's ballot that counts, by poll id. */
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly upvoted: readonly string[];
  readonly asked: readonly QuestionView[];
  readonly muted?: boolean;
  /** The round each of Ballots counts in, by poll id: in another round of the poll it counts for nothing. */
  readonly rounds?: Readonly<Record<string, number>>;
  /** This person's ballot that counts, by budget id; absent where there is none. */
  readonly budgets?: Readonly<Record<string, BudgetVote>>;
  /** How sure it is that this person votes once; absent for staff and walls. */
  readonly assurance?: AssuranceClasses;
}
export const MyStateCodec: Codec<MyState> = /*#__PURE__*/ record<MyState>(['attendeeId', 'role', 'displayName', 'ballots', 'upvoted', 'asked', 'muted', 'rounds', 'budgets', 'assurance'], { ballots: /*#__PURE__*/ map(BallotCodec), asked: /*#__PURE__*/ list(QuestionViewCodec), budgets: /*#__PURE__*/ map(BudgetVoteCodec) });

/** A message to one person. */
export interface Notice {
  readonly kind: string;
  readonly itemId?: string;
  readonly text: string;
  readonly reason?: string;
}
export const NoticeCodec: Codec<Notice> = /*#__PURE__*/ record<Notice>(['kind', 'itemId', 'text', 'reason']);

/** What every hub method returns: accepted at a journal position, or refused with a code. */
export interface Outcome {
  readonly ok: boolean;
  readonly position?: number;
  readonly error?: Refusal;
  /** CastBallot, CastBudget: true when a former ballot of the same voter was replaced. */
  readonly changed?: boolean;
  /** AskQuestion: the state the question landed in. */
  readonly state?: string;
  /** DecideMany, UndoDecisions: one result per item, in the order asked. */
  readonly items?: readonly ItemOutcome[];
  /** With conflict, stale_revision and invalid_transition: what happened to the item last. */
  readonly decision?: DecisionView;
  /** CastBallot, CastBudget, Upvote, with superseded and busy: name it in the next act on this connection, which then comes after what counted. */
  readonly fence?: number;
}
export const OutcomeCodec: Codec<Outcome> = /*#__PURE__*/ record<Outcome>(['ok', 'position', 'error', 'changed', 'state', 'items', 'decision', 'fence'], { error: RefusalCodec, items: /*#__PURE__*/ list(ItemOutcomeCodec), decision: DecisionViewCodec });

/** Argument of OpenPoll, ClosePoll, ReopenPoll, ResetPoll and DeletePoll. */
export interface PollCommand {
  readonly pollId?: string;
  /** ISO 8601 UTC; when the poll closes by itself. */
  readonly closesAt?: string;
  /** OpenPoll of a draft, DeletePoll: the poll's revision that was read; refused as stale_revision where a colleague changed it meanwhile. */
  readonly revision?: number;
}
export const PollCommandCodec: Codec<PollCommand> = /*#__PURE__*/ record<PollCommand>(['pollId', 'closesAt', 'revision']);

/** Somebody on duty backstage. */
export interface StaffView {
  readonly attendeeId: string;
  readonly role: string;
  readonly displayName?: string;
  /** The item this person looks at. */
  readonly reviewing?: string;
}
export const StaffViewCodec: Codec<StaffView> = /*#__PURE__*/ record<StaffView>(['attendeeId', 'role', 'displayName', 'reviewing']);

/** Backstage only: who came or changed, and the ids of those who left. Not stored. */
export interface Presence {
  readonly here: readonly StaffView[];
  readonly left: readonly string[];
}
export const PresenceCodec: Codec<Presence> = /*#__PURE__*/ record<Presence>(['here', 'left'], { here: /*#__PURE__*/ list(StaffViewCodec) });

/** A project as it is written. */
export interface ProjectDraft {
  /** At most 200 characters. */
  readonly title?: string;
  /** At most 2,000 characters. */
  readonly text?: string;
  /** In minor units, 0 to 10^15. */
  readonly cost?: number;
  /** At most 60 characters, like the two after it. */
  readonly category?: string;
  readonly area?: string;
  readonly place?: string;
  /** Ids of the ideas it comes from. */
  readonly ideaIds?: readonly string[];
  /** Ids of projects that can't be done beside it; it is enough that one of two names the other. */
  readonly incompatibleWith?: readonly string[];
}
export const ProjectDraftCodec: Codec<ProjectDraft> = /*#__PURE__*/ record<ProjectDraft>(['title', 'text', 'cost', 'category', 'area', 'place', 'ideaIds', 'incompatibleWith']);

/** What FindQuestions and SimilarQuestions return. */
export interface QuestionPage {
  readonly ok: boolean;
  readonly position?: number;
  readonly error?: Refusal;
  readonly questions?: readonly QuestionView[];
  /** How many there are in all. */
  readonly total?: number;
}
export const QuestionPageCodec: Codec<QuestionPage> = /*#__PURE__*/ record<QuestionPage>(['ok', 'position', 'error', 'questions', 'total'], { error: RefusalCodec, questions: /*#__PURE__*/ list(QuestionViewCodec) });

/** What is absent stays as it is. */
export interface QuestionSettings {
  /** One of ModerationModes. */
  readonly moderation?: ModerationModes;
  /** Whether attendees may ask without a name. */
  readonly anonymous?: boolean;
  /** Whether questions are taken. */
  readonly open?: boolean;
}
export const QuestionSettingsCodec: Codec<QuestionSettings> = /*#__PURE__*/ record<QuestionSettings>(['moderation', 'anonymous', 'open']);

/** Argument of React. */
export interface React {
  /** One of Reactions. */
  readonly reaction?: Reactions;
}
export const ReactCodec: Codec<React> = /*#__PURE__*/ record<React>(['reaction']);

/** Argument of Redact: the first call proposes, the same call by a second person does it; one of the two must be a facilitator. */
export interface Redact {
  readonly itemId?: string;
  /** personal_data or illegal. */
  readonly reason?: string;
}
export const RedactCodec: Codec<Redact> = /*#__PURE__*/ record<Redact>(['itemId', 'reason']);

/** One thing that a rehearsal looked at. */
export interface RehearsalCheck {
  /** One of RehearsalCodes. */
  readonly code: RehearsalCodes;
  /** Whether it is as it has to be. */
  readonly good: boolean;
  /** What was measured: people, votes, or milliseconds. */
  readonly value: number;
  /** How many there had to be, or how long it might take at most. */
  readonly limit: number;
}

/** Body of POST /api/halls/{hallId}/rehearsals. */
export interface RehearsalRequest {
  /** Synthetic attendees, 1 to 5,000; default 500. */
  readonly attendees?: number;
}

/** How a dress rehearsal went: a synthetic audience joined a copy of the hall, and everybody voted once in a poll of each kind that the agenda has. Times are milliseconds that 99 of 100 took at most. */
export interface RehearsalVerdict {
  /** Whether the meeting can be held with so many people on this server. */
  readonly go: boolean;
  readonly attendees: number;
  /** Attendees who got in and saw the hall. */
  readonly joined: number;
  /** Ballots that were acknowledged. */
  readonly acknowledged: number;
  /** Voters in the result. */
  readonly counted: number;
  readonly joinMs: number;
  /** From a vote until the voter was told that it counts. */
  readonly countedMs: number;
  /** From a vote until the attendees' screens showed it. */
  readonly seenMs: number;
  /** One English sentence for each of Checks, in their order. */
  readonly findings: readonly string[];
  /** What was looked at; all of it has to be good for a go. */
  readonly checks: readonly RehearsalCheck[];
}

/** Body of POST /api/halls/{hallId}/codes/release: takes a code from the device that has it, so that another one can take it. */
export interface ReleaseCode {
  readonly code?: string;
}

/** Argument of RepeatContext: a note that two people stand behind is put under another question that repeats its claim. */
export interface RepeatContext {
  /** The question that gets the note. */
  readonly itemId?: string;
  /** A ULID made by the caller: the note's id under that question. */
  readonly contextId?: string;
  /** The question that has the note. */
  readonly fromItemId?: string;
  /** Id of the note there. */
  readonly fromContextId?: string;
}
export const RepeatContextCodec: Codec<RepeatContext> = /*#__PURE__*/ record<RepeatContext>(['itemId', 'contextId', 'fromItemId', 'fromContextId']);

/** A difference from the newest published version. */
export interface ReportCorrection {
  /** One of ReportParts. */
  readonly part: ReportParts;
  /** Of the poll, question or statement; absent where it is gone, or for the hall and the record. */
  readonly id?: string;
  /** One of ReportChanges. */
  readonly change: ReportChanges;
  /** Title or text as it is now; absent where it is gone: what was taken out is not said again. */
  readonly title?: string;
  /** Figures that are others now. */
  readonly figures?: readonly FigureCorrection[];
}

export interface ReportVersionView {
  /** From 1. */
  readonly number: number;
  /** The journal's position that it tells of. */
  readonly position: number;
  /** SHA-256 of the bytes of its report.json, in lower-case hexadecimal. */
  readonly hash: string;
  readonly at: string;
}

/** Answer of GET /api/halls/{hallId}/report: the report as it is now, and what became of what was published. */
export interface ReportDocument {
  /** Whether everybody may read it. A draft is shown to the desk only. */
  readonly published: boolean;
  /** Everything up to this position of the hall's journal is in Report. */
  readonly position: number;
  /** SHA-256 of the bytes of report.json as they are now, in lower-case hexadecimal. It is that of the newest version as long as nothing has changed. */
  readonly hash: string;
  /** What was published so far, oldest first. */
  readonly versions: readonly ReportVersionView[];
  /** What is not as it was in the newest published version. */
  readonly corrections: readonly ReportCorrection[];
  readonly report: HallReport;
}

/** Argument of ResolveFlags. */
export interface ResolveFlags {
  readonly caseId?: string;
  /** One of FlagVerdicts. */
  readonly verdict?: FlagVerdicts;
}
export const ResolveFlagsCodec: Codec<ResolveFlags> = /*#__PURE__*/ record<ResolveFlags>(['caseId', 'verdict']);

/** Argument of Reviewing: the item this person looks at, or null. */
export interface Reviewing {
  readonly itemId?: string;
}
export const ReviewingCodec: Codec<Reviewing> = /*#__PURE__*/ record<Reviewing>(['itemId']);

/** Argument of SetPhase. */
export interface SetPhase {
  readonly budgetId?: string;
  /** One of BudgetPhases. */
  readonly phase?: BudgetPhases;
}
export const SetPhaseCodec: Codec<SetPhase> = /*#__PURE__*/ record<SetPhase>(['budgetId', 'phase']);

/** Argument of SetPresent: how many people are here and may vote. What is absent stays as it was. */
export interface SetPresent {
  readonly present?: number;
  /** At least as many as are present. */
  readonly entitled?: number;
}
export const SetPresentCodec: Codec<SetPresent> = /*#__PURE__*/ record<SetPresent>(['present', 'entitled']);

/** Argument of SetReactions: whether attendees can react. */
export interface SetReactions {
  readonly on: boolean;
}
export const SetReactionsCodec: Codec<SetReactions> = /*#__PURE__*/ record<SetReactions>(['on']);

/** Argument of SetRunningOrder: what comes tonight, all of it and in order; at most 100 items. */
export interface SetRunningOrder {
  readonly items?: readonly OrderItemView[];
  /** Whether the wall shows it to those who arrive, with the titles of polls that have not opened yet. */
  readonly shown: boolean;
  /** The revision that was read; refused as stale_revision where a colleague changed it meanwhile. */
  readonly revision?: number;
}
export const SetRunningOrderCodec: Codec<SetRunningOrder> = /*#__PURE__*/ record<SetRunningOrder>(['items', 'shown', 'revision'], { items: /*#__PURE__*/ list(OrderItemViewCodec) });

/** Argument of SetStage. */
export interface SetStage {
  readonly kind?: string;
  readonly id?: string;
  /** break: when it ends, a time in ISO 8601 within the next 24 hours; absent for one without an end. */
  readonly until?: string;
  /** The item of the running order that it is; absent where that follows from the id, or there is none. */
  readonly item?: string;
}
export const SetStageCodec: Codec<SetStage> = /*#__PURE__*/ record<SetStage>(['kind', 'id', 'until', 'item']);

/** Argument of SetWall: how walls look; what is absent stays as it is. */
export interface SetWall {
  /** One of WallThemes. */
  readonly theme?: WallThemes;
  /** One of WallTexts. */
  readonly text?: WallTexts;
}
export const SetWallCodec: Codec<SetWall> = /*#__PURE__*/ record<SetWall>(['theme', 'text']);

/** Argument of ShowResults: shows or hides the result whatever the poll's own rule says. */
export interface ShowResults {
  readonly pollId?: string;
  readonly visible: boolean;
}
export const ShowResultsCodec: Codec<ShowResults> = /*#__PURE__*/ record<ShowResults>(['pollId', 'visible']);

/** Argument of SimilarQuestions: near-duplicates of a text that is being written. */
export interface SimilarQuestions {
  readonly text?: string;
  readonly language?: string;
}
export const SimilarQuestionsCodec: Codec<SimilarQuestions> = /*#__PURE__*/ record<SimilarQuestions>(['text', 'language']);

/** Answer of POST /api/halls/{hallId}/tickets. */
export interface TicketGranted {
  /** Passed as access_token when connecting; signed. */
  readonly ticket: string;
  /** Seconds the ticket is valid for. */
  readonly expiresIn: number;
  /** One of Roles. */
  readonly role: Roles;
  /** Path of the hub to connect to. */
  readonly hub: string;
  /** The token by which the same person comes back. */
  readonly attendee: string;
  readonly attendeeId: string;
  /** How sure it is that this person votes once; absent for staff and walls. */
  readonly assurance?: AssuranceClasses;
}

/** Body of POST /api/halls/{hallId}/tickets. */
export interface TicketRequest {
  /** A key of the hall; absent for an attendee. */
  readonly key?: string;
  /** The token of an earlier answer, to come back as the same person. */
  readonly attendee?: string;
  /** At most 60 characters. */
  readonly displayName?: string;
  readonly language?: string;
  /** A single-use code that this device takes; for attendees. Where it is refused there is no ticket. */
  readonly code?: string;
}

/** Argument of TrackProject, for funded projects. */
export interface TrackProject {
  readonly budgetId?: string;
  readonly projectId?: string;
  /** One of TrackingStates. */
  readonly state?: TrackingStates;
  /** At most 1,000 characters, for everybody. */
  readonly note?: string;
}
export const TrackProjectCodec: Codec<TrackProject> = /*#__PURE__*/ record<TrackProject>(['budgetId', 'projectId', 'state', 'note']);

/** Argument of TranslateItem. */
export interface TranslateItem {
  readonly itemId?: string;
  readonly revision: number;
  readonly language?: string;
  readonly text?: string;
}
export const TranslateItemCodec: Codec<TranslateItem> = /*#__PURE__*/ record<TranslateItem>(['itemId', 'revision', 'language', 'text']);

/** Argument of UpdateHall; what is absent stays as it is, an empty string takes it away. */
export interface UpdateHall {
  readonly title?: string;
  readonly description?: string;
  readonly languages?: readonly string[];
  /** #rrggbb */
  readonly colour?: string;
  /** A data: URI of a PNG, JPEG or WebP image of at most 8 KB. */
  readonly logo?: string;
  /** How questions are taken from now on. */
  readonly questions?: QuestionSettings;
  /** Whether everybody may read the moderation log. */
  readonly publicLog?: boolean;
  /** The hall's own hold list: all of it, at most 500 terms. */
  readonly holdTerms?: readonly string[];
  /** Whether a context note needs a second person (default true). */
  readonly secondPerson?: boolean;
  /** The revision of the settings that was read; refused as stale_revision where a colleague changed any of them meanwhile. */
  readonly revision?: number;
}
export const UpdateHallCodec: Codec<UpdateHall> = /*#__PURE__*/ record<UpdateHall>(['title', 'description', 'languages', 'colour', 'logo', 'questions', 'publicLog', 'holdTerms', 'secondPerson', 'revision'], { questions: QuestionSettingsCodec });

/** Argument of Upvote. */
export interface Upvote {
  readonly questionId?: string;
  /** False takes it back. */
  readonly on: boolean;
  /** The fence that a refusal on this connection offered last. */
  readonly fence?: number;
}
export const UpvoteCodec: Codec<Upvote> = /*#__PURE__*/ record<Upvote>(['questionId', 'on', 'fence']);

/** Argument of HideWord and RestoreWord. Ballots and the number of voters stay as they are. */
export interface WordCommand {
  readonly pollId?: string;
  /** As the tally shows it; case and white space do not matter. */
  readonly word?: string;
  /** HideWord: the word it counts as from now on, whoever wrote both being counted once; absent to show it no more. */
  readonly into?: string;
}
export const WordCommandCodec: Codec<WordCommand> = /*#__PURE__*/ record<WordCommand>(['pollId', 'word', 'into']);

/** Argument of CreateBudget and UpdateBudget. */
export interface WriteBudget {
  /** A ULID made by the caller. */
  readonly budgetId?: string;
  readonly draft?: BudgetDraft;
  /** UpdateBudget: the budget's revision that was read; refused as stale_revision where a colleague changed it meanwhile. */
  readonly revision?: number;
}
export const WriteBudgetCodec: Codec<WriteBudget> = /*#__PURE__*/ record<WriteBudget>(['budgetId', 'draft', 'revision'], { draft: BudgetDraftCodec });

/** Argument of AddContext, ConfirmContext and RemoveContext. */
export interface WriteContext {
  readonly itemId?: string;
  /** A ULID made by the caller. */
  readonly contextId?: string;
  /** AddContext: 1 to 280 characters. RemoveContext: what to tell those who saw the note; absent for a plain retraction. */
  readonly text?: string;
  /** AddContext: 1 to 5 http or https addresses. */
  readonly sources?: readonly string[];
  /** The claim of the library it rests on. */
  readonly claimId?: string;
  /** AddContext: id of the published note that this one replaces; everybody who saw that one is told. */
  readonly corrects?: string;
}
export const WriteContextCodec: Codec<WriteContext> = /*#__PURE__*/ record<WriteContext>(['itemId', 'contextId', 'text', 'sources', 'claimId', 'corrects']);

/** Argument of OpenIncident, AssessIncident and MoveIncident. */
export interface WriteIncident {
  /** A ULID made by the caller. */
  readonly incidentId?: string;
  /** OpenIncident: what is being said, 1 to 200 characters. */
  readonly title?: string;
  /** OpenIncident: the question it began with. */
  readonly itemId?: string;
  /** OpenIncident: the claim of the library it repeats. */
  readonly claimId?: string;
  /** OpenIncident, AssessIncident: 0 none; 1 reputation; 2 health, money or civic process; 3 imminent danger or voter suppression. */
  readonly harm?: number;
  /** OpenIncident, AssessIncident: 0 unpublished; 1 published; 2 several languages, channels or at least 5 people; 3 said on stage. */
  readonly spread?: number;
  /** MoveIncident: one of IncidentStates. */
  readonly state?: IncidentStates;
  /** MoveIncident to closed: one of IncidentOutcomes. */
  readonly outcome?: IncidentOutcomes;
  readonly note?: string;
  /** AssessIncident, MoveIncident: the incident's revision that was read; refused as stale_revision where a colleague changed it meanwhile. */
  readonly revision?: number;
}
export const WriteIncidentCodec: Codec<WriteIncident> = /*#__PURE__*/ record<WriteIncident>(['incidentId', 'title', 'itemId', 'claimId', 'harm', 'spread', 'state', 'outcome', 'note', 'revision']);

/** Argument of CreatePoll and UpdatePoll. A poll that was opened may be worded otherwise, which marks its result, and while it is open it may get more options; everything else is refused as poll_not_draft. */
export interface WritePoll {
  /** A ULID made by the caller. */
  readonly pollId?: string;
  readonly draft?: PollDraft;
  /** UpdatePoll: the poll's revision that was read. Where a colleague changed it meanwhile the edit is refused as stale_revision; absent to write over whatever is there. */
  readonly revision?: number;
}
export const WritePollCodec: Codec<WritePoll> = /*#__PURE__*/ record<WritePoll>(['pollId', 'draft', 'revision'], { draft: PollDraftCodec });

/** Argument of AddProject and UpdateProject; refused once people have been asked to vote. */
export interface WriteProject {
  readonly budgetId?: string;
  /** A ULID made by the caller; of a project out of a file the id it has there. */
  readonly projectId?: string;
  readonly draft?: ProjectDraft;
  /** UpdateProject: the budget's revision that was read; refused as stale_revision where a colleague changed it meanwhile. */
  readonly revision?: number;
}
export const WriteProjectCodec: Codec<WriteProject> = /*#__PURE__*/ record<WriteProject>(['budgetId', 'projectId', 'draft', 'revision'], { draft: ProjectDraftCodec });
