import type { PollView, TallyView } from '../contract/contract.gen';

/** One option in one round of an instant-runoff count, as the wall shows it. */
export interface RunoffLine {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Of the ballots that still rank somebody in the race. */
  readonly share: number;
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
  readonly isLast: boolean;
  readonly lines: readonly RunoffLine[];
}

/** The rounds as steps to show one after the other. Options keep their places: bars that change places cannot be read. */
export function runoffSteps(poll: PollView, tally: TallyView): RunoffStep[] {
  const rounds = tally.rounds ?? [];
  return rounds.map((round, index) => {
    const continuing = Object.values(round.counts).reduce((sum, count) => sum + count, 0);
    const isLast = index === rounds.length - 1;
    return {
      round: index + 1,
      rounds: rounds.length,
      exhausted: round.exhausted,
      isLast,
      lines: poll.options.map(({ id, text }) => {
        const count = round.counts[id] ?? 0;
        const share = continuing > 0 ? count / continuing : 0;
        return {
          id,
          label: text,
          count,
          share,
          length: share,
          out: !(id in round.counts),
          leaves: round.eliminated?.includes(id) ?? false,
          wins: isLast && tally.voters > 0 && (tally.winner?.includes(id) ?? false),
        };
      }),
    };
  });
}
