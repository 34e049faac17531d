import type { TicketGranted } from '../contract/contract.gen';
import type { Answer } from './api';
import type { Answered } from './methods';
import type { OpenWire, ServerMessages, WireEvents } from './wire';

/** The in-memory twin of the server's end: one per connection attempt. */
export class FakeWire {
  readonly sent: { readonly method: string; readonly argument: unknown }[] = [];
  stopped = false;
  readonly ticket: string;
  private readonly events: WireEvents;
  private readonly answer: (method: string, argument: unknown) => Promise<Answered>;

  constructor(ticket: string, events: WireEvents, answer: FakeServer['answer']) {
    this.ticket = ticket;
    this.events = events;
    this.answer = answer;
  }

  send<K extends keyof ServerMessages>(name: K, value: ServerMessages[K]): void {
    this.events.message(name, value);
  }

  drop(): void {
    this.events.closed();
  }

  invoke(method: string, argument: unknown): Promise<Answered> {
    this.sent.push({ method, argument });
    return this.answer(method, argument);
  }

  stop(): Promise<void> {
    if (!this.stopped) {
      this.stopped = true;
      this.events.closed();
    }
    return Promise.resolve();
  }
}

/** Grants tickets and accepts wires until told otherwise. */
export class FakeServer {
  readonly wires: FakeWire[] = [];
  reachable = true;
  tickets = 0;
  ticketAnswer: Answer<TicketGranted> | undefined;
  answer: (method: string, argument: unknown) => Promise<Answered> = () =>
    Promise.resolve({ ok: true, position: 1 });

  readonly ticket = (): Promise<Answer<TicketGranted>> => {
    const number = ++this.tickets;
    const granted = {
      ticket: `ticket-${number}`,
      expiresIn: 60,
      role: 'attendee',
      hub: '/hubs/audience',
      attendee: 'token',
      attendeeId: 'me',
    } as const;
    return Promise.resolve(this.ticketAnswer ?? { ok: true, value: granted, serverAheadMs: 0 });
  };

  readonly openWire: OpenWire = (_hub, ticket, events) => {
    const wire = new FakeWire(ticket, events, (method, argument) => this.answer(method, argument));
    return {
      start: () => {
        if (!this.reachable) return Promise.reject(new Error('unreachable'));
        this.wires.push(wire);
        return Promise.resolve();
      },
      stop: () => wire.stop(),
      invoke: (method, argument) => wire.invoke(method, argument),
    };
  };

  get last(): FakeWire {
    return this.wires.at(-1)!;
  }
}
