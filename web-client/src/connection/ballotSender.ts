import type { CastBallot, Outcome } from '../contract/contract.gen';
import { backoffMs } from './backoff';
import type { Outbox, SavedBallot } from './outbox';
import { oneTabAtATime } from './storage';

export interface SenderOptions {
  readonly outbox: Outbox;
  readonly cast: (ballot: CastBallot) => Promise<Outcome>;
  /** The poll's round now; undefined while no frame has come, null when there is no such poll any more. */
  readonly roundOf: (pollId: string) => number | undefined | null;
  readonly counted: (saved: SavedBallot) => void;
  /** The outbox is not what it was. */
  readonly changed: () => void;
  readonly random?: () => number;
}

/** Refusals that say nothing about the ballot: it stays and is sent again. */
const later = new Set(['busy', 'rate_limited', 'not_ready', 'disconnected', 'too_many_connections']);

/** Sends what waits in the outbox until the server has answered each ballot. One tab of a device sends at a time. */
export class BallotSender {
  private running: Promise<void> | undefined;
  private again = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: SenderOptions;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /** Sends all that waits, now. */
  flush(): Promise<void> {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
    return this.running;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async drain(): Promise<void> {
    clearTimeout(this.timer);
    let left = false;
    while (this.again) {
      this.again = false;
      left = await oneTabAtATime(this.options.outbox.prefix, () => this.sendAll());
    }
    if (!left) this.attempt = 0;
    else
      this.timer = setTimeout(
        () => void this.flush(),
        500 + backoffMs(this.attempt++, this.options.random ?? Math.random),
      );
  }

  /** True when something should be tried again after a while. */
  private async sendAll(): Promise<boolean> {
    let left = false;
    for (const { pollId } of this.options.outbox.all()) {
      // Read again inside the turn: another tab may have replaced or settled it.
      const saved = this.options.outbox.of(pollId);
      if (saved && !saved.refused) left = (await this.send(saved)) || left;
    }
    return left;
  }

  private async send(saved: SavedBallot): Promise<boolean> {
    const round = this.options.roundOf(saved.pollId);
    if (round === undefined) return false;
    if (round !== saved.round) {
      if (round === null) this.options.outbox.settle(saved);
      else this.options.outbox.refuse(saved, { code: 'poll_restarted', message: '' });
      this.options.changed();
      return false;
    }
    const outcome = await this.options.cast({ pollId: saved.pollId, ballot: saved.ballot });
    if (outcome.ok) {
      this.options.outbox.settle(saved);
      this.options.counted(saved);
    } else if (later.has(outcome.error?.code ?? '')) {
      return outcome.error?.code !== 'disconnected';
    } else {
      this.options.outbox.refuse(saved, outcome.error ?? { code: 'unknown', message: '' });
    }
    this.options.changed();
    return false;
  }
}
