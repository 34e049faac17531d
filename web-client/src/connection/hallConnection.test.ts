import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HallView } from '../contract/contract.gen';
import { FakeServer } from './fakeWire';
import { HallConnection, type Link } from './hallConnection';
import type { AudienceMethods } from './methods';

const keyframe: HallView = {
  position: 1,
  hall: { id: 'h', title: 'Hall', state: 'open', languages: ['en'], joinCode: 'ABCDEF', revision: 1 },
  stage: { kind: 'idle' },
  polls: [],
  questions: [],
  audience: 1,
  announcements: [],
  tickHz: 10,
  budgets: [],
};

let server: FakeServer;
let links: Link[];
let awake: () => void;
let lost: () => void;
let connection: HallConnection<AudienceMethods>;

function connect(random = 0.5): void {
  connection = new HallConnection<AudienceMethods>({
    ticket: server.ticket,
    openWire: server.openWire,
    events: { message: () => undefined, link: (link) => links.push(link) },
    wake: (events) => {
      ({ awake, lost } = events);
      return () => undefined;
    },
    random: () => random,
  });
}

async function online(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
  server.last.send('Keyframe', keyframe);
}

const state = () => links.at(-1)!.state;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  links = [];
});

afterEach(async () => {
  await connection.stop();
  vi.useRealTimers();
});

describe('a hall connection', () => {
  test('says when the server answers although nothing is live yet, and forgets it once it is', async () => {
    server.reachable = false;
    connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(links[0]).not.toHaveProperty('answered');
    expect(links.at(-1)).toMatchObject({ state: 'connecting', answered: true });
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(5_000);
    await online();
    expect(links.at(-1)).toEqual({ state: 'online' });
    server.last.drop();
    await vi.advanceTimersByTimeAsync(0);
    expect(links.find((link) => link.state === 'offline')).not.toHaveProperty('answered');
  });

  test('is online only once a keyframe has come', async () => {
    connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toBe('connecting');
    server.last.send('Keyframe', keyframe);
    expect(state()).toBe('online');
  });

  test('comes back by itself with a fresh ticket', async () => {
    connect();
    await online();
    server.last.drop();
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toBe('offline');
    await vi.advanceTimersByTimeAsync(500);
    await online();
    expect(state()).toBe('online');
    expect(server.wires.map((wire) => wire.ticket)).toEqual(['ticket-1', 'ticket-2']);
  });

  test('waits longer each time, never more than 20 s', async () => {
    server.reachable = false;
    connect(1);
    await vi.advanceTimersByTimeAsync(0);
    for (const wait of [1000, 2000, 4000, 8000, 16000, 20000, 20000]) {
      const before = server.tickets;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(server.tickets).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(server.tickets).toBe(before + 1);
    }
  });

  test('does not wait any longer when the person or the network returns', async () => {
    connect(1);
    await online();
    server.reachable = false;
    server.last.drop();
    await vi.advanceTimersByTimeAsync(3500);
    server.reachable = true;
    awake();
    await online();
    expect(state()).toBe('online');
  });

  test('does not wait for a dead socket to time out when the device says it has no network', async () => {
    connect(0);
    await online();
    server.reachable = false;
    lost();
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toBe('offline');
  });

  test('comes back when the server said, however impatient the person is', async () => {
    connect(0);
    await online();
    server.last.send('Ended', { reason: 'server_restarting', retryAfterMs: 4000 });
    server.last.drop();
    await vi.advanceTimersByTimeAsync(3999);
    awake();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.tickets).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.tickets).toBe(2);
  });

  test('stops when the server refuses for good', async () => {
    server.ticketAnswer = { ok: false, status: 404, error: { code: 'not_found', message: '' } };
    connect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(links.at(-1)).toEqual({ state: 'refused', error: { code: 'not_found', message: '' } });
    expect(server.tickets).toBe(1);
  });

  test('tests a silent connection when the phone wakes up, and replaces a dead one', async () => {
    connect(0);
    await online();
    await vi.advanceTimersByTimeAsync(30_000);
    server.answer = () => new Promise(() => undefined);
    const dead = server.last;
    awake();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(dead.stopped).toBe(true);
    await online();
    expect(server.last).not.toBe(dead);
    expect(state()).toBe('online');
  });

  test('answers a command while offline with a refusal instead of an exception', async () => {
    connect();
    const outcome = await connection.invoke('React', { reaction: 'heart' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'disconnected' } });
  });

  test('asks for a keyframe once until it came', async () => {
    connect();
    await online();
    connection.resync();
    connection.resync();
    expect(server.last.sent.filter((call) => call.method === 'Resync')).toHaveLength(1);
    server.last.send('Keyframe', keyframe);
    connection.resync();
    expect(server.last.sent.filter((call) => call.method === 'Resync')).toHaveLength(2);
  });
});
