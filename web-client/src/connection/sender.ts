import type { Outcome, Refusal } from '../contract/contract.gen';
import { backoffMs } from './backoff';
import type { Kept, Outbox } from './outbox';
import { oneTabAtATime } from './storage';

export interface SenderOptions<T extends Kept> {
  readonly outbox: Outbox<T>;
  /** What the server says of it; `wait` while it can't be sent, `drop` when it has lost its meaning. */
  readonly send: (kept: T) => Promise<Outcome> | 'wait' | 'drop';
  readonly accepted: (kept: T, outcome: Outcome) => void;
  /** Says whether the refused thing stays to be shown; default true. */
  readonly refused?: (kept: T, refusal: Refusal) => boolean;
  /** The outbox is not what it was. */
  readonly changed: () => void;
  readonly random?: () => number;
}

/** Refusals that say nothing about what was sent: it stays and is sent again. */
const later = new Set([
  'busy',
  'unknown',
  'rate_limited',
  'not_ready',
  'storage_low',
  'superseded',
  'disconnected',
  'too_many_connections',
]);

/** Sends what waits in an outbox until the server has answered each. One tab of a device sends at a time. */
export class Sender<T extends Kept> {
  private running: Promise<void> | undefined;
  private again = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: SenderOptions<T>;

  constructor(options: SenderOptions<T>) {
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
    const { outbox } = this.options;
    let left = false;
    for (const waiting of outbox.all()) {
      // Read again inside the turn: another tab may have replaced or settled it.
      const kept = outbox.of(outbox.slotOf(waiting));
      if (kept && !kept.refused) left = (await this.send(kept)) || left;
    }
    return left;
  }

  private async send(kept: T): Promise<boolean> {
    const sent = this.options.send(kept);
    if (sent === 'wait') return false;
    const outcome = sent === 'drop' ? undefined : await sent;
    const code = outcome?.error?.code ?? '';
    if (outcome && !outcome.ok && later.has(code)) return code !== 'disconnected';
    if (!outcome) this.options.outbox.settle(kept);
    else if (outcome.ok) {
      this.options.outbox.settle(kept);
      this.options.accepted(kept, outcome);
    } else this.keepRefused(kept, outcome.error ?? { code: 'other', message: '' });
    this.options.changed();
    return false;
  }

  private keepRefused(kept: T, refusal: Refusal): void {
    if (this.options.refused?.(kept, refusal) ?? true) this.options.outbox.refuse(kept, refusal);
    else this.options.outbox.settle(kept);
  }
}
