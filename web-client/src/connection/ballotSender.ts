import type { CastBallot, Outcome } from '../contract/contract.gen';
import type { Outbox, SavedBallot } from './outbox';
import { Sender } from './sender';

export interface BallotSenderOptions {
  readonly outbox: Outbox<SavedBallot>;
  readonly cast: (ballot: CastBallot) => Promise<Outcome>;
  /** The poll's round now; undefined while no frame has come, null when there is no such poll any more. */
  readonly roundOf: (pollId: string) => number | undefined | null;
  readonly counted: (saved: SavedBallot) => void;
  /** The outbox is not what it was. */
  readonly changed: () => void;
  readonly random?: () => number;
}

const restarted: Outcome = { ok: false, error: { code: 'poll_restarted', message: '' } };

/** Sends ballots, each only into the round of the poll that it was meant for. */
export class BallotSender extends Sender<SavedBallot> {
  constructor({ outbox, cast, roundOf, counted, changed, random }: BallotSenderOptions) {
    super({
      outbox,
      send: ({ pollId, round, ballot, revision }) => {
        const now = roundOf(pollId);
        if (now === undefined) return 'wait';
        if (now === null) return 'drop';
        return now === round
          ? cast({ pollId, ballot, ...(revision !== undefined && { revision }) })
          : Promise.resolve(restarted);
      },
      accepted: counted,
      changed,
      random,
    });
  }
}
