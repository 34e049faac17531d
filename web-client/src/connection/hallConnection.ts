import { EndReasons, type Ended, type Refusal, type TicketGranted } from '../contract/contract.gen';
import { Admission } from './admission';
import type { Answer } from './api';
import { backoffMs } from './backoff';
import type { Answered, AnswerOf, ArgumentOf, Methods } from './methods';
import type { Wake } from './wake';
import type { OpenWire, ServerMessages, Wire } from './wire';

/** How it stands between this page and the hall. */
export type Link =
  | { readonly state: 'connecting'; readonly since: number; readonly answered?: boolean }
  | { readonly state: 'online' }
  /** `answered`: the server has given a ticket since then, so it is there. */
  | { readonly state: 'offline'; readonly since: number; readonly answered?: boolean }
  /** The hall is closed and the server has said goodbye; nothing more will come. */
  | { readonly state: 'over' }
  /** The server will not have us, and trying again will not change that. */
  | { readonly state: 'refused'; readonly error: Refusal };

export interface ConnectionEvents {
  message<K extends keyof ServerMessages>(name: K, value: ServerMessages[K]): void;
  link(link: Link): void;
  granted?(ticket: TicketGranted, serverAheadMs: number): void;
}

export interface ConnectionOptions {
  /** A fresh ticket for each attempt: one lives 60 s. */
  readonly ticket: () => Promise<Answer<TicketGranted>>;
  readonly openWire: OpenWire;
  readonly events: ConnectionEvents;
  readonly wake: Wake;
  readonly random?: () => number;
}

const startTimeoutMs = 10_000;
const probeTimeoutMs = 4_000;
const silentMs = 5_000;
const transient = new Set([0, 408, 425, 429, 500, 502, 503, 504]);

const disconnected: Answered = { ok: false, error: { code: 'disconnected', message: '' } };

/**
 * Keeps one page connected to its hall for as long as the page lives: ticket, wire, keyframe; and from the start again with
 * jittered waits when anything breaks. Waking up (network back, phone unlocked) cuts a wait short and tests a connection that
 * has gone silent, because a sleeping phone is not told that its socket died.
 */
export class HallConnection<M extends Methods> {
  private readonly admission = new Admission();
  private wire: Wire | undefined;
  private online = false;
  private stopped = false;
  private heardAt = 0;
  private resyncing = false;
  private link: Link = { state: 'connecting', since: 0 };
  private cutWaitShort: (() => void) | undefined;
  private readonly options: ConnectionOptions;
  private readonly unwake: () => void;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.unwake = options.wake({ awake: () => this.awake(), lost: () => this.renew() });
    void this.run();
  }

  /** Sends a command. Never throws: what was not answered is a refusal with the code `disconnected`. */
  async invoke<K extends keyof M & string>(
    method: K,
    ...argument: ArgumentOf<M[K]> extends undefined ? [] : [ArgumentOf<M[K]>]
  ): Promise<AnswerOf<M[K]>> {
    const lost = disconnected as AnswerOf<M[K]>;
    if (!this.wire || !this.online) return lost;
    try {
      const wire = this.wire;
      const answer = await this.admission.send(method, argument[0], (named) => wire.invoke(method, named));
      this.heardAt = Date.now();
      return answer as AnswerOf<M[K]>;
    } catch {
      return lost;
    }
  }

  /** Asks for a keyframe, once until it came. */
  resync(): void {
    if (this.resyncing || !this.wire) return;
    this.resyncing = true;
    this.wire.invoke('Resync', undefined).catch(() => (this.resyncing = false));
  }

  /** Connects anew: for a ticket that says something else about the person, or because this wire is as good as dead. */
  renew(): void {
    void this.wire?.stop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unwake();
    this.cutWaitShort?.();
    await this.wire?.stop();
  }

  private async run(): Promise<void> {
    let attempt = 0;
    this.tell({ state: 'connecting', since: Date.now() });
    while (!this.stopped) {
      const answer = await this.options.ticket();
      if (this.stopped) return;
      if (!answer.ok && !transient.has(answer.status)) {
        this.tell({ state: 'refused', error: answer.error });
        return;
      }
      let atLeastMs = answer.ok ? 0 : (answer.retryAfterMs ?? 0);
      if (answer.ok) {
        this.options.events.granted?.(answer.value, answer.serverAheadMs);
        if (this.link.state === 'connecting' || this.link.state === 'offline')
          this.tell({ ...this.link, answered: true });
        const ended = await this.live(answer.value);
        if (ended.wasOnline) {
          attempt = 0;
          this.tell(
            ended.goodbye?.reason === EndReasons.hallClosed
              ? { state: 'over' }
              : { state: 'offline', since: Date.now() },
          );
        }
        atLeastMs = ended.goodbye?.retryAfterMs ?? 0;
        if (ended.goodbye?.reason === EndReasons.hallClosed) atLeastMs ||= 60_000;
      }
      await this.wait(atLeastMs, atLeastMs + backoffMs(attempt++, this.options.random ?? Math.random));
    }
  }

  /** One connection's whole life. */
  private async live(ticket: TicketGranted): Promise<{ wasOnline: boolean; goodbye?: Ended }> {
    let goodbye: Ended | undefined;
    let over!: () => void;
    const closed = new Promise<void>((resolve) => (over = resolve));
    const wire = this.options.openWire(ticket.hub, ticket.ticket, {
      message: (name, value) => {
        this.heardAt = Date.now();
        if (name === 'Ended') goodbye = value as Ended;
        this.options.events.message(name, value);
        if (name === 'Keyframe') this.keyframe();
      },
      closed: over,
    });
    this.wire = wire;
    this.resyncing = false;
    try {
      await within(startTimeoutMs, wire.start());
      if (this.stopped) void wire.stop();
      await closed;
    } catch {
      void wire.stop().catch(() => undefined);
    }
    const wasOnline = this.online;
    this.online = false;
    this.wire = undefined;
    return { wasOnline, goodbye };
  }

  private keyframe(): void {
    this.resyncing = false;
    if (this.online) return;
    this.online = true;
    this.tell({ state: 'online' });
  }

  private wait(soonestMs: number, ms: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    const from = Date.now();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.cutWaitShort = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      // A server that said when to come back is not hurried by an unlocked phone.
      this.cutWaitShort = () => {
        if (this.stopped || Date.now() - from >= soonestMs) done();
      };
    });
  }

  private awake(): void {
    this.cutWaitShort?.();
    if (!this.online || !this.wire || Date.now() - this.heardAt < silentMs) return;
    const wire = this.wire;
    within(probeTimeoutMs, wire.invoke('Resync', undefined)).then(
      () => (this.heardAt = Date.now()),
      () => wire.stop(),
    );
  }

  private tell(link: Link): void {
    this.link = link;
    if (!this.stopped) this.options.events.link(link);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
