import {
  AnnounceCodec,
  CastBallotCodec,
  DecideCodec,
  HallCommandCodec,
  MovePollCodec,
  PollCommandCodec,
  ReactCodec,
  ReviewingCodec,
  SetStageCodec,
  ShowResultsCodec,
  UpdateHallCodec,
  WritePollCodec,
} from '../contract/contract.gen';
import type { Codec } from '../contract/codec';

/** Hub methods by name with the codec of their one argument; null for those that take none. */
export type Methods = Readonly<Record<string, Codec<unknown> | null>>;
export type ArgumentOf<C> = C extends Codec<infer T> ? T : undefined;

export const audienceMethods = {
  Resync: null,
  CastBallot: CastBallotCodec,
  React: ReactCodec,
} as const;

export const backstageMethods = {
  Resync: null,
  CreatePoll: WritePollCodec,
  UpdatePoll: WritePollCodec,
  MovePoll: MovePollCodec,
  OpenPoll: PollCommandCodec,
  ClosePoll: PollCommandCodec,
  ReopenPoll: PollCommandCodec,
  ResetPoll: PollCommandCodec,
  DeletePoll: PollCommandCodec,
  ShowResults: ShowResultsCodec,
  SetStage: SetStageCodec,
  Announce: AnnounceCodec,
  OpenHall: HallCommandCodec,
  CloseHall: HallCommandCodec,
  UpdateHall: UpdateHallCodec,
  Decide: DecideCodec,
  Reviewing: ReviewingCodec,
} as const;

export type AudienceMethods = typeof audienceMethods;
export type BackstageMethods = typeof backstageMethods;
