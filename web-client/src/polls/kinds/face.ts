import type { Component } from 'svelte';
import type { Ballot, PollDraft, PollSettings, PollView, TallyView } from '../../contract/contract.gen';
import type { Essence, Problem } from '../ballot';
import type { AddProblem } from '../edit/rules';
import type { Picture } from '../edit/picture';

/** What the form of every kind is given; it keeps nothing. */
export interface VoteProps {
  readonly poll: PollView;
  /** The ballot so far; may not be castable yet. */
  readonly ballot: Ballot | undefined;
  readonly disabled: boolean;
  /** Ids of the elements that name and explain the form. */
  readonly labelledby: string;
  readonly change: (ballot: Ballot) => void;
}

/** What the result of every kind is given, on a phone and on the desk. */
export interface ResultProps {
  readonly poll: PollView;
  readonly tally: TallyView;
  /** This person's ballot, to mark in the result. */
  readonly mine?: Ballot;
}

/** What the scene of every kind is given, on the wall. */
export interface SceneProps {
  readonly poll: PollView;
  readonly tally: TallyView;
}

/** What the settings of every kind are given, in the editor. */
export interface EditProps {
  /** The kind's own settings as they are typed, by their names in the protocol. */
  readonly typed: TypedSettings;
  /** Votes were cast: what they mean can't change any more. */
  readonly locked: boolean;
  readonly errorAt: (field: string) => string | undefined;
  readonly change: (name: SettingName, value: string | boolean) => void;
}

export type SettingName = keyof PollSettings;
/** Settings that mean the same for every kind that has them. */
export type SharedSetting = 'shuffle' | 'noneOfThese' | 'abstain';
/** What a setting is, which says how it is typed and sent. */
export type SettingType = 'number' | 'boolean' | 'text';
/** Numbers as they were typed, so that a half-typed one survives. */
export type TypedSettings = Readonly<Partial<Record<SettingName, string | boolean>>>;

/** A kind of poll on a phone: how one votes, and what came of it. */
export interface PhoneFace {
  readonly Vote: Component<VoteProps>;
  readonly Result: Component<ResultProps>;
  /** What to do, in one line. */
  readonly hint: (poll: PollView) => string;
  /** Undefined when the ballot can be cast. The server decides; this says it before the person has waited for the answer. */
  readonly problem: (poll: PollView, ballot: Ballot) => Problem | undefined;
  /** True where a problem is said while the ballot is filled in, not only when it is to be cast. */
  readonly saysProblemAtOnce?: boolean;
  readonly essence: Essence;
  /** The ballot in the person's own words, for "your vote". */
  readonly describe: (poll: PollView, ballot: Ballot) => string;
}

/** A kind of poll on the wall. */
export interface WallFace {
  /** The poll with names in the hall's language for choices that are the kind's own. */
  readonly worded?: (poll: PollView) => PollView;
  readonly Scene: Component<SceneProps>;
  readonly hint: (poll: PollView) => string;
  /** True where the full width of a bar is everybody who voted: the wall says so below. */
  readonly barsAreVoters?: true;
  /** Where it stands, in a few sentences, for who hears the wall instead of seeing it; asked only once somebody has voted. */
  readonly foremost: (poll: PollView, tally: TallyView) => string[];
}

/** A kind of poll on the desk: how it is written, and what the people behind the scenes see of it. */
export interface DeskFace {
  /** As phones have it, for the preview and the result. */
  readonly phone: PhoneFace;
  readonly icon: Component<{ size?: number | string }>;
  /** Fields of the kind's own settings; null where it has none. */
  readonly Edit: Component<EditProps> | null;
  /** The kind's own settings, by their names in the protocol. */
  readonly settings: Readonly<Partial<Record<SettingName, SettingType>>>;
  /** Settings of several kinds that this one has. */
  readonly shared: readonly SharedSetting[];
  /** The most options a poll of this kind may have; null where it has none. */
  readonly mostOptions: number | null;
  /** What the server takes for a setting that is left open, with so many options. */
  readonly standard: (options: number) => PollSettings;
  /** The server's rules for the kind's own settings. */
  readonly problems: (draft: PollDraft, add: AddProblem) => void;
  /** True where answers are shown one by one, as somebody at the desk picks them. */
  readonly picked: boolean;
  /** True for a poll that can't open before somebody has said how many people are here or may vote. */
  readonly looksAtRoll?: (poll: PollView) => boolean;
  /** The result as a small picture of the wall. */
  readonly picture: (poll: PollView, tally: TallyView) => Picture;
}
