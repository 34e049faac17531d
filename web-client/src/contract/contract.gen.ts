// Generated from LiveTownHall.Contracts; a test fails when it drifts. To write it again:
// TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Contracts.Tests

import { list, map, record, type Codec } from './codec';

export const AnnouncementLevels = {
  info: 'info',
  important: 'important',
  urgent: 'urgent',
} as const;
export type AnnouncementLevels = (typeof AnnouncementLevels)[keyof typeof AnnouncementLevels];

export const EndReasons = {
  hallClosed: 'hall_closed',
  serverRestarting: 'server_restarting',
} as const;
export type EndReasons = (typeof EndReasons)[keyof typeof EndReasons];

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

export const PollKinds = {
  single: 'single',
  multiple: 'multiple',
  rating: 'rating',
  ranking: 'ranking',
  numeric: 'numeric',
  words: 'words',
  text: 'text',
} as const;
export type PollKinds = (typeof PollKinds)[keyof typeof PollKinds];

export const PollStates = {
  draft: 'draft',
  open: 'open',
  closed: 'closed',
} as const;
export type PollStates = (typeof PollStates)[keyof typeof PollStates];

export const Reactions = {
  applause: 'applause',
  heart: 'heart',
  thumbsup: 'thumbsup',
  thumbsdown: 'thumbsdown',
  laugh: 'laugh',
  surprise: 'surprise',
} as const;
export type Reactions = (typeof Reactions)[keyof typeof Reactions];

/** Every code a refusal can carry. Codes are never renamed or reused. */
export const RefusalCodes = {
  alreadyVoted: 'already_voted',
  busy: 'busy',
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
  limitReached: 'limit_reached',
  notFound: 'not_found',
  notReady: 'not_ready',
  pollClosed: 'poll_closed',
  pollNotDraft: 'poll_not_draft',
  rateLimited: 'rate_limited',
  secretPollClosed: 'secret_poll_closed',
  emptyText: 'empty_text',
  tooLong: 'too_long',
  tooManyConnections: 'too_many_connections',
  unauthorized: 'unauthorized',
  unknownCode: 'unknown_code',
  unknownKey: 'unknown_key',
} as const;
export type RefusalCodes = (typeof RefusalCodes)[keyof typeof RefusalCodes];

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
} as const;
export type StageKinds = (typeof StageKinds)[keyof typeof StageKinds];

/** Argument of Announce. */
export interface Announce {
  /** A ULID made by the caller. */
  readonly announcementId?: string;
  readonly text?: string;
  /** One of AnnouncementLevels. */
  readonly level?: AnnouncementLevels;
  /** Id of an earlier announcement that this one takes back. */
  readonly retracts?: string;
}
export const AnnounceCodec: Codec<Announce> = /*#__PURE__*/ record<Announce>(['announcementId', 'text', 'level', 'retracts']);

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
}
export const AnnouncementViewCodec: Codec<AnnouncementView> = /*#__PURE__*/ record<AnnouncementView>(['id', 'text', 'level', 'at', 'retracts', 'retracted']);

export interface AnswerView {
  readonly kind: string;
  readonly text?: string;
  readonly at: string;
}
export const AnswerViewCodec: Codec<AnswerView> = /*#__PURE__*/ record<AnswerView>(['kind', 'text', 'at']);

export interface AuthorView {
  readonly name: string;
}
export const AuthorViewCodec: Codec<AuthorView> = /*#__PURE__*/ record<AuthorView>(['name']);

/** One voter's answer; exactly the field of the poll's kind is present. */
export interface Ballot {
  /** single (exactly one), multiple: option ids in any order, without repeats. */
  readonly choices?: readonly string[];
  /** ranking: option ids, best first; may be partial, without repeats. */
  readonly ranking?: readonly string[];
  /** rating, numeric. */
  readonly value?: number;
  /** words: each at most 40 characters. */
  readonly words?: readonly string[];
  /** text: at most 2,000 characters. */
  readonly text?: string;
}
export const BallotCodec: Codec<Ballot> = /*#__PURE__*/ record<Ballot>(['choices', 'ranking', 'value', 'words', 'text']);

/** Argument of CastBallot. Sent again after a lost answer it changes nothing and gets the same outcome. */
export interface CastBallot {
  readonly pollId?: string;
  readonly ballot?: Ballot;
}
export const CastBallotCodec: Codec<CastBallot> = /*#__PURE__*/ record<CastBallot>(['pollId', 'ballot'], { ballot: BallotCodec });

export interface ContextView {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
}
export const ContextViewCodec: Codec<ContextView> = /*#__PURE__*/ record<ContextView>(['id', 'text', 'sources']);

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
}
export const PollSettingsCodec: Codec<PollSettings> = /*#__PURE__*/ record<PollSettings>(['minChoices', 'maxChoices', 'min', 'max', 'step', 'maxWords', 'canChange', 'resultsVisible', 'secret', 'closesAfterSeconds']);

/** A poll as a facilitator writes it: in an agenda, or with CreatePoll and UpdatePoll. */
export interface PollDraft {
  /** One of PollKinds. */
  readonly kind?: PollKinds;
  /** 1 to 200 characters. */
  readonly title?: string;
  /** 2 to 50 options for single and multiple, 2 to 15 for ranking, none for the other kinds. */
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

/** Argument of Decide. Until questions exist, items are open answers: select shows one, return takes it back. */
export interface Decide {
  readonly itemId?: string;
  readonly revision: number;
  readonly action?: string;
  readonly reason?: string;
  readonly note?: string;
}
export const DecideCodec: Codec<Decide> = /*#__PURE__*/ record<Decide>(['itemId', 'revision', 'action', 'reason', 'note']);

/** The hall or this server ends. */
export interface Ended {
  /** One of EndReasons. */
  readonly reason: EndReasons;
  /** When to connect again; different for each connection, so that not all come at once. */
  readonly retryAfterMs?: number;
}
export const EndedCodec: Codec<Ended> = /*#__PURE__*/ record<Ended>(['reason', 'retryAfterMs']);

/** Argument of OpenHall and CloseHall; has no fields. */
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
  /** The poll, question or announcement shown; absent for idle and join. */
  readonly id?: string;
}
export const StageViewCodec: Codec<StageView> = /*#__PURE__*/ record<StageView>(['kind', 'id']);

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
}
export const TextAnswerCodec: Codec<TextAnswer> = /*#__PURE__*/ record<TextAnswer>(['id', 'text', 'picked']);

/** One round of an instant-runoff count. */
export interface RunoffRound {
  /** Votes by id of each continuing option. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids of the options that leave after this round. */
  readonly eliminated?: readonly string[];
  /** Ballots that rank no continuing option. */
  readonly exhausted: number;
}
export const RunoffRoundCodec: Codec<RunoffRound> = /*#__PURE__*/ record<RunoffRound>(['counts', 'eliminated', 'exhausted']);

/** The exact result of a poll at a journal position; the fields of the poll's kind are present. */
export interface TallyView {
  readonly pollId: string;
  /** Every ballot up to this position is in the counts, and none after it. */
  readonly position: number;
  /** People whose ballot counts. */
  readonly voters: number;
  /** single, multiple: votes by option id. ranking: first preferences by option id. */
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
}
export const TallyViewCodec: Codec<TallyView> = /*#__PURE__*/ record<TallyView>(['pollId', 'position', 'voters', 'counts', 'histogram', 'mean', 'median', 'words', 'texts', 'rounds', 'winner', 'borda', 'binWidth'], { words: /*#__PURE__*/ list(WordCountCodec), texts: /*#__PURE__*/ list(TextAnswerCodec), rounds: /*#__PURE__*/ list(RunoffRoundCodec) });

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
}
export const PollViewCodec: Codec<PollView> = /*#__PURE__*/ record<PollView>(['id', 'kind', 'title', 'options', 'settings', 'state', 'closesAt', 'resultsVisible', 'tally', 'round', 'resultsShown'], { options: /*#__PURE__*/ list(OptionViewCodec), settings: PollSettingsCodec, tally: TallyViewCodec });

/** A question as one role may see it. */
export interface QuestionView {
  readonly id: string;
  readonly text: string;
  readonly author?: AuthorView;
  readonly language?: string;
  readonly state: string;
  readonly revision: number;
  readonly upvotes: number;
  readonly askedAt: string;
  readonly mine?: boolean;
  readonly mergedInto?: string;
  readonly context?: readonly ContextView[];
  readonly answer?: AnswerView;
}
export const QuestionViewCodec: Codec<QuestionView> = /*#__PURE__*/ record<QuestionView>(['id', 'text', 'author', 'language', 'state', 'revision', 'upvotes', 'askedAt', 'mine', 'mergedInto', 'context', 'answer'], { author: AuthorViewCodec, context: /*#__PURE__*/ list(ContextViewCodec), answer: AnswerViewCodec });

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
}
export const HallInfoCodec: Codec<HallInfo> = /*#__PURE__*/ record<HallInfo>(['id', 'title', 'description', 'state', 'languages', 'joinCode', 'colour', 'logo']);

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
}
export const HallDeltaCodec: Codec<HallDelta> = /*#__PURE__*/ record<HallDelta>(['from', 'position', 'stage', 'polls', 'removedPolls', 'tallies', 'questions', 'removedQuestions', 'audience', 'announcements', 'tickHz', 'hall', 'reactions', 'pollOrder'], { stage: StageViewCodec, polls: /*#__PURE__*/ list(PollViewCodec), tallies: /*#__PURE__*/ list(TallyViewCodec), questions: /*#__PURE__*/ list(QuestionViewCodec), announcements: /*#__PURE__*/ list(AnnouncementViewCodec), hall: HallInfoCodec });

/** The keyframe: all that one role may see of a hall at a journal position. */
export interface HallView {
  readonly position: number;
  readonly hall: HallInfo;
  readonly stage: StageView;
  /** In agenda order. */
  readonly polls: readonly PollView[];
  readonly questions: readonly QuestionView[];
  /** People connected now, over all nodes. */
  readonly audience: number;
  readonly announcements: readonly AnnouncementView[];
  /** Most frames a second at present. */
  readonly tickHz: number;
}
export const HallViewCodec: Codec<HallView> = /*#__PURE__*/ record<HallView>(['position', 'hall', 'stage', 'polls', 'questions', 'audience', 'announcements', 'tickHz'], { hall: HallInfoCodec, stage: StageViewCodec, polls: /*#__PURE__*/ list(PollViewCodec), questions: /*#__PURE__*/ list(QuestionViewCodec), announcements: /*#__PURE__*/ list(AnnouncementViewCodec) });

/** Answer of GET /api/join/{joinCode}. */
export interface JoinInfo {
  readonly hallId: string;
  readonly title: string;
  readonly description?: string;
  readonly languages: readonly string[];
  readonly state: string;
}

/** Argument of MovePoll: puts a poll before another one in the agenda, or last. */
export interface MovePoll {
  readonly pollId?: string;
  /** Id of the poll that follows; absent to move to the end. */
  readonly before?: string;
}
export const MovePollCodec: Codec<MovePoll> = /*#__PURE__*/ record<MovePoll>(['pollId', 'before']);

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
}
export const MyStateCodec: Codec<MyState> = /*#__PURE__*/ record<MyState>(['attendeeId', 'role', 'displayName', 'ballots', 'upvoted', 'asked', 'muted'], { ballots: /*#__PURE__*/ map(BallotCodec), asked: /*#__PURE__*/ list(QuestionViewCodec) });

/** A message to one person. */
export interface Notice {
  readonly kind: string;
  readonly itemId?: string;
  readonly text: string;
  readonly reason?: string;
}
export const NoticeCodec: Codec<Notice> = /*#__PURE__*/ record<Notice>(['kind', 'itemId', 'text', 'reason']);

/** A stable Code for programs and a Message a person can act on. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}
export const RefusalCodec: Codec<Refusal> = /*#__PURE__*/ record<Refusal>(['code', 'message']);

/** What every hub method returns: accepted at a journal position, or refused with a code. */
export interface Outcome {
  readonly ok: boolean;
  readonly position?: number;
  readonly error?: Refusal;
  /** CastBallot: true when a former ballot of the same voter was replaced. */
  readonly changed?: boolean;
  /** AskQuestion: the state the question landed in. */
  readonly state?: string;
}
export const OutcomeCodec: Codec<Outcome> = /*#__PURE__*/ record<Outcome>(['ok', 'position', 'error', 'changed', 'state'], { error: RefusalCodec });

/** Argument of OpenPoll, ClosePoll, ReopenPoll, ResetPoll and DeletePoll. */
export interface PollCommand {
  readonly pollId?: string;
  /** ISO 8601 UTC; when the poll closes by itself. */
  readonly closesAt?: string;
}
export const PollCommandCodec: Codec<PollCommand> = /*#__PURE__*/ record<PollCommand>(['pollId', 'closesAt']);

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

/** Argument of React. */
export interface React {
  /** One of Reactions. */
  readonly reaction?: Reactions;
}
export const ReactCodec: Codec<React> = /*#__PURE__*/ record<React>(['reaction']);

/** Body of POST /api/halls/{hallId}/rehearsals. */
export interface RehearsalRequest {
  /** Synthetic attendees, 1 to 5,000; default 500. */
  readonly attendees?: number;
}

/** How a dress rehearsal went: a synthetic audience joined a copy of the hall and voted once. Times are milliseconds that 99 of 100 took at most. */
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
  /** One sentence for each thing that was looked at, for people. */
  readonly findings: readonly string[];
}

/** Argument of Reviewing: the item this person looks at, or null. */
export interface Reviewing {
  readonly itemId?: string;
}
export const ReviewingCodec: Codec<Reviewing> = /*#__PURE__*/ record<Reviewing>(['itemId']);

/** Argument of SetStage. */
export interface SetStage {
  readonly kind?: string;
  readonly id?: string;
}
export const SetStageCodec: Codec<SetStage> = /*#__PURE__*/ record<SetStage>(['kind', 'id']);

/** Argument of ShowResults: shows or hides the result whatever the poll's own rule says. */
export interface ShowResults {
  readonly pollId?: string;
  readonly visible: boolean;
}
export const ShowResultsCodec: Codec<ShowResults> = /*#__PURE__*/ record<ShowResults>(['pollId', 'visible']);

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
}

/** Argument of UpdateHall; what is absent stays as it is, an empty string takes it away. */
export interface UpdateHall {
  readonly title?: string;
  readonly description?: string;
  readonly languages?: readonly string[];
  /** #rrggbb */
  readonly colour?: string;
  /** A data: URI of a PNG, JPEG or WebP image of at most 8 KB. */
  readonly logo?: string;
}
export const UpdateHallCodec: Codec<UpdateHall> = /*#__PURE__*/ record<UpdateHall>(['title', 'description', 'languages', 'colour', 'logo']);

/** Argument of CreatePoll and UpdatePoll. */
export interface WritePoll {
  /** A ULID made by the caller. */
  readonly pollId?: string;
  readonly draft?: PollDraft;
}
export const WritePollCodec: Codec<WritePoll> = /*#__PURE__*/ record<WritePoll>(['pollId', 'draft'], { draft: PollDraftCodec });
