import { ulid } from 'ulid';
import type { Ballot, PollView } from '../contract/contract.gen';
import { BallotSender } from '../connection/ballotSender';
import type { AudienceMethods } from '../connection/methods';
import { ballotOutbox, type Outbox, type SavedBallot } from '../connection/outbox';
import { onOtherTab } from '../connection/storage';
import { ballotIn, withBallot } from './frames';
import type { LiveHall } from './liveHall.svelte';

/** This person's ballots: what waits on the device and what the server has counted. */
export class Voting {
  /** What waits on this device, by poll id. */
  saved = $state.raw<ReadonlyMap<string, SavedBallot>>(new Map());
  readonly waiting = $derived([...this.saved.values()].filter((each) => !each.refused).length);
  private readonly hall: LiveHall<AudienceMethods>;
  private readonly outbox: Outbox<SavedBallot>;
  private readonly sender: BallotSender;

  constructor(hallId: string, hall: LiveHall<AudienceMethods>) {
    this.hall = hall;
    this.outbox = ballotOutbox(hallId);
    this.sender = new BallotSender({
      outbox: this.outbox,
      cast: (ballot) => hall.connection.invoke('CastBallot', ballot),
      roundOf: (pollId) => hall.view && (hall.view.polls.find((poll) => poll.id === pollId)?.round ?? null),
      counted: (saved) => {
        if (hall.me) hall.me = withBallot(hall.me, saved.pollId, saved.ballot, saved.round);
      },
      changed: () => this.read(),
    });
    this.read();
    onOtherTab(this.outbox.prefix, () => {
      this.read();
      if (this.waiting > 0) void this.sender.flush();
    });
    hall.onOnline(() => void this.sender.flush());
  }

  /** Keeps the ballot on this device first, then sends it until it is answered. */
  cast(poll: PollView, ballot: Ballot): void {
    this.outbox.put({ id: ulid(), pollId: poll.id, round: poll.round, revision: poll.revision, ballot });
    this.read();
    void this.sender.flush();
  }

  /** The person has read why a ballot was refused. */
  dismiss(pollId: string): void {
    const saved = this.outbox.of(pollId);
    if (saved?.refused) this.outbox.settle(saved);
    this.read();
  }

  /** The ballot the server counts now, in the poll's present round. */
  counted(poll: PollView): Ballot | undefined {
    return ballotIn(this.hall.me, poll);
  }

  private read(): void {
    this.saved = new Map(this.outbox.all().map((each) => [each.pollId, each]));
  }
}
