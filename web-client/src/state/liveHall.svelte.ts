import type { HallView, MyState, Notice, StaffView, TicketGranted } from '../contract/contract.gen';
import type { Answer } from '../connection/api';
import { HallConnection, type Link } from '../connection/hallConnection';
import type { Methods } from '../connection/methods';
import { browserWake, type Wake } from '../connection/wake';
import type { OpenWire, ServerMessages } from '../connection/wire';
import { applyDelta } from './frames';

export interface LiveHallOptions {
  readonly ticket: () => Promise<Answer<TicketGranted>>;
  readonly openWire: OpenWire;
  readonly wake?: Wake;
}

/** A hall as this page sees it now. Every field is reactive and replaced as a whole, never changed inside. */
export class LiveHall<M extends Methods> {
  view = $state.raw<HallView>();
  me = $state.raw<MyState>();
  link = $state.raw<Link>({ state: 'connecting', since: Date.now() });
  role = $state.raw<string>();
  /** The newest message to this person. */
  notice = $state.raw<Notice>();
  /** Backstage: who is on duty. */
  staff = $state.raw<readonly StaffView[]>([]);
  /** Reactions of the newest frame that had any, with a number that grows with each. */
  reactions = $state.raw<{ readonly frame: number; readonly counts: Readonly<Record<string, number>> }>({
    frame: 0,
    counts: {},
  });
  readonly connection: HallConnection<M>;
  private serverAheadMs = 0;
  private readonly heard: (() => void)[] = [];

  constructor(options: LiveHallOptions) {
    this.connection = new HallConnection<M>({
      ticket: options.ticket,
      openWire: options.openWire,
      wake: options.wake ?? browserWake,
      events: {
        message: (name, value) => this.message(name, value),
        link: (link) => {
          this.link = link;
          this.tellAll();
        },
        granted: (ticket, serverAheadMs) => {
          this.role = ticket.role;
          this.serverAheadMs = serverAheadMs;
        },
      },
    });
  }

  /** Milliseconds since 1970 by the server's clock. */
  serverNow(): number {
    return Date.now() + this.serverAheadMs;
  }

  /** Calls back after every message and change of the link; for what has to act rather than to show. */
  onChange(heard: () => void): void {
    this.heard.push(heard);
  }

  /** Calls back each time the hall can be reached again, and now if it can. */
  onOnline(heard: () => void): void {
    let wasOnline = false;
    const listen = () => {
      const online = this.link.state === 'online';
      if (online && !wasOnline) heard();
      wasOnline = online;
    };
    this.onChange(listen);
    listen();
  }

  stop(): Promise<void> {
    return this.connection.stop();
  }

  private message<K extends keyof ServerMessages>(name: K, value: ServerMessages[K]): void {
    const message = { name, value } as {
      [N in keyof ServerMessages]: { name: N; value: ServerMessages[N] };
    }[keyof ServerMessages];
    switch (message.name) {
      case 'Keyframe':
        this.view = message.value;
        break;
      case 'Delta':
        this.delta(message.value);
        break;
      case 'Me':
        this.me = message.value;
        break;
      case 'Notice':
        this.notice = message.value;
        break;
      case 'Presence':
        this.staff = [...this.staff.filter((one) => !gone(one, message.value)), ...message.value.here];
        break;
    }
    this.tellAll();
  }

  private delta(delta: ServerMessages['Delta']): void {
    const applied = applyDelta(this.view, delta);
    if (applied.result === 'gap') this.connection.resync();
    if (applied.result !== 'applied') return;
    this.view = applied.view;
    if (delta.reactions) this.reactions = { frame: this.reactions.frame + 1, counts: delta.reactions };
  }

  private tellAll(): void {
    for (const heard of this.heard) heard();
  }
}

function gone(one: StaffView, presence: ServerMessages['Presence']): boolean {
  return (
    presence.left.includes(one.attendeeId) || presence.here.some((here) => here.attendeeId === one.attendeeId)
  );
}
