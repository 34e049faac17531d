import {
  AnnounceCodec,
  AppealCodec,
  AskQuestionCodec,
  AuditPageCodec,
  BudgetCommandCodec,
  CastBallotCodec,
  CastBudgetCodec,
  ChangeQuestionCodec,
  ConfirmAnnouncementCodec,
  DecideCodec,
  DecideManyCodec,
  DiscountBallotsCodec,
  DismissAppealCodec,
  ExtendPollCodec,
  FindQuestionsCodec,
  FlagCodec,
  HallCommandCodec,
  ItemCommandCodec,
  ItemListCodec,
  JudgeFeasibilityCodec,
  LabelItemCodec,
  MergeQuestionCodec,
  MovePollCodec,
  MuteAttendeeCodec,
  PollCommandCodec,
  QuestionPageCodec,
  ReactCodec,
  RedactCodec,
  ResolveFlagsCodec,
  RepeatContextCodec,
  ReviewingCodec,
  SetPhaseCodec,
  SetPresentCodec,
  SetReactionsCodec,
  SetRunningOrderCodec,
  SetStageCodec,
  SetWallCodec,
  ShowResultsCodec,
  SimilarQuestionsCodec,
  TrackProjectCodec,
  TranslateItemCodec,
  ActAloneCodec,
  UpdateHallCodec,
  UpvoteCodec,
  WordCommandCodec,
  WriteBudgetCodec,
  WriteContextCodec,
  WriteIncidentCodec,
  WritePollCodec,
  WriteProjectCodec,
  type Outcome,
  type Refusal,
} from '../contract/contract.gen';
import type { Codec } from '../contract/codec';

/** A method that answers with something else than an outcome. */
export interface Query<A, R> {
  readonly argument: Codec<A>;
  readonly answer: Codec<R>;
}

/** What every method answers, whatever comes beside it. */
export interface Answered {
  readonly ok: boolean;
  readonly position?: number;
  readonly error?: Refusal;
}

/** Hub methods by name with the codec of their one argument; null for those that take none. */
export type Methods = Readonly<Record<string, Codec<unknown> | Query<unknown, unknown> | null>>;
export type ArgumentOf<C> = C extends Query<infer T, unknown> ? T : C extends Codec<infer T> ? T : undefined;
export type AnswerOf<C> = C extends Query<unknown, infer R> ? R : Outcome;

const query = <A, R extends Answered>(argument: Codec<A>, answer: Codec<R>): Query<A, R> => ({
  argument,
  answer,
});

export const audienceMethods = {
  Resync: null,
  CastBallot: CastBallotCodec,
  CastBudget: CastBudgetCodec,
  React: ReactCodec,
  AskQuestion: AskQuestionCodec,
  EditQuestion: ChangeQuestionCodec,
  WithdrawQuestion: ChangeQuestionCodec,
  Upvote: UpvoteCodec,
  Flag: FlagCodec,
  Appeal: AppealCodec,
  FindQuestions: /*#__PURE__*/ query(FindQuestionsCodec, QuestionPageCodec),
  SimilarQuestions: /*#__PURE__*/ query(SimilarQuestionsCodec, QuestionPageCodec),
} as const;

export const backstageMethods = {
  Resync: null,
  CreatePoll: WritePollCodec,
  UpdatePoll: WritePollCodec,
  MovePoll: MovePollCodec,
  OpenPoll: PollCommandCodec,
  ClosePoll: PollCommandCodec,
  ReopenPoll: PollCommandCodec,
  ExtendPoll: ExtendPollCodec,
  HideWord: WordCommandCodec,
  RestoreWord: WordCommandCodec,
  DiscountBallots: DiscountBallotsCodec,
  ResetPoll: PollCommandCodec,
  DeletePoll: PollCommandCodec,
  ShowResults: ShowResultsCodec,
  SetPresent: SetPresentCodec,
  SetStage: SetStageCodec,
  SetReactions: SetReactionsCodec,
  SetWall: SetWallCodec,
  SetRunningOrder: SetRunningOrderCodec,
  Announce: AnnounceCodec,
  ConfirmAnnouncement: ConfirmAnnouncementCodec,
  WithdrawAnnouncement: ConfirmAnnouncementCodec,
  OpenHall: HallCommandCodec,
  CloseHall: HallCommandCodec,
  UpdateHall: UpdateHallCodec,
  PublishReport: HallCommandCodec,
  UnpublishReport: HallCommandCodec,
  ActAlone: ActAloneCodec,
  Decide: DecideCodec,
  DecideMany: DecideManyCodec,
  UndoDecisions: ItemListCodec,
  ClaimItem: ItemCommandCodec,
  ReleaseItem: ItemCommandCodec,
  Reviewing: ReviewingCodec,
  ItemHistory: /*#__PURE__*/ query(ItemCommandCodec, AuditPageCodec),
  FindQuestions: /*#__PURE__*/ query(FindQuestionsCodec, QuestionPageCodec),
  SimilarQuestions: /*#__PURE__*/ query(SimilarQuestionsCodec, QuestionPageCodec),
  Merge: MergeQuestionCodec,
  Unmerge: MergeQuestionCodec,
  AddContext: WriteContextCodec,
  ConfirmContext: WriteContextCodec,
  RemoveContext: WriteContextCodec,
  RepeatContext: RepeatContextCodec,
  ResolveFlags: ResolveFlagsCodec,
  MuteAttendee: MuteAttendeeCodec,
  UnmuteAttendee: MuteAttendeeCodec,
  Redact: RedactCodec,
  LabelItem: LabelItemCodec,
  PinItem: LabelItemCodec,
  TranslateItem: TranslateItemCodec,
  DismissAppeal: DismissAppealCodec,
  OpenIncident: WriteIncidentCodec,
  AssessIncident: WriteIncidentCodec,
  MoveIncident: WriteIncidentCodec,
  CreateBudget: WriteBudgetCodec,
  UpdateBudget: WriteBudgetCodec,
  SetPhase: SetPhaseCodec,
  AddProject: WriteProjectCodec,
  UpdateProject: WriteProjectCodec,
  JudgeFeasibility: JudgeFeasibilityCodec,
  CountBudget: BudgetCommandCodec,
  TrackProject: TrackProjectCodec,
} as const;

export type AudienceMethods = typeof audienceMethods;
export type BackstageMethods = typeof backstageMethods;
