import type { PollView, TallyView, RunoffTieView } from '../../../contract/contract.gen';
import { wholePercents } from '../../shares';

/** One option in one round of an instant-runoff count, as the wall shows it. */
export interface RunoffLine {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Of everybody who voted in whole percent, as on phones and in the report. */
  readonly percent: number;
  /** Of everybody who voted, 0 to 1. */
  readonly length: number;
  /** Out before this round. */
  readonly out: boolean;
  /** Leaves after this round. */
  readonly leaves: boolean;
  readonly wins: boolean;
}

export interface RunoffStep {
  readonly round: number;
  readonly rounds: number;
  readonly exhausted: number;
  /** Who had equal votes, and what settled it. */
  readonly tie?: RunoffTieView;
  readonly isLast: boolean;
  /** Where half of the ballots that still rank somebody in the race is, 0 to 1: more than that wins. */
  readonly half: number;
  /** Of everybody who voted those whose ballots rank none of who is left, 0 to 1. */
  readonly gone: number;
  readonly lines: readonly RunoffLine[];
}

/** The rounds as steps to show one after the other. Options keep their places: bars that change places cannot be read. */
export function runoffSteps(poll: PollView, tally: TallyView): RunoffStep[] {
  const rounds = tally.rounds ?? [];
  const all = Math.max(1, tally.voters);
  return rounds.map((round, index) => {
    const isLast = index === rounds.length - 1;
    const counts = poll.options.map(({ id }) => round.counts[id] ?? 0);
    const percents = wholePercents(counts, tally.voters);
    return {
      round: index + 1,
      rounds: rounds.length,
      exhausted: round.exhausted,
      ...(round.tie && { tie: round.tie }),
      isLast,
      half: counts.reduce((sum, count) => sum + count, 0) / 2 / all,
      gone: Math.min(1, round.exhausted / all),
      lines: poll.options.map(({ id, text }, at) => ({
        id,
        label: text,
        count: counts[at]!,
        percent: percents[at]!,
        length: Math.min(1, counts[at]! / all),
        out: !(id in round.counts),
        // After the last round nobody has to leave; somebody has won.
        leaves: !isLast && (round.eliminated?.includes(id) ?? false),
        wins: isLast && tally.voters > 0 && (tally.winner?.includes(id) ?? false),
      })),
    };
  });
}

const slowestMs = 3_500;
const fastestMs = 1_600;
const wholeMs = 35_000;

/** How long a round stays: time to read it, and less where there are many, for the room waits for the last. */
export function roundMs(rounds: number): number {
  return Math.max(fastestMs, Math.min(slowestMs, wholeMs / Math.max(rounds, 1)));
}

/** Which round a key on the wall's own keyboard leads to. */
export function roundAfterKey(key: string, at: number, rounds: number): number {
  const last = Math.max(rounds - 1, 0);
  const asked = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[key] ?? at;
  return Math.max(0, Math.min(asked, last));
}
