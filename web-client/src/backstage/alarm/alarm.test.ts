import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnnouncementView, HallView } from '../../contract/contract.gen';
import { urgentOf } from '../../state/urgent';
import { onScreen, stillWaiting } from './alarms';
import { Hold } from './hold';
import { sendAlone } from './sendAlone';
import { startSiren } from './siren';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const statement = (id: string, more: Partial<AnnouncementView> = {}): AnnouncementView => ({
  id,
  text: 'Leave by the north doors.',
  level: 'urgent',
  at: '2026-01-01T20:14:00Z',
  ...more,
});

test('a statement fills the screen until it was seen there; one whose time is over calls nobody', () => {
  const now = Date.parse('2026-01-01T20:15:00Z');
  const over = statement('a', { expiresAt: '2026-01-01T20:14:59Z' });
  const waiting = stillWaiting([over, statement('b'), statement('c')], now);
  expect(waiting.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(onScreen(waiting, new Set())?.id).toBe('b');
  expect(onScreen(waiting, new Set(['b']))?.id).toBe('c');
  expect(onScreen(waiting, new Set(['b', 'c']))).toBeUndefined();
});

test('walls and phones show the newest urgent statement that holds', () => {
  const of = (...announcements: AnnouncementView[]) => urgentOf({ announcements } as unknown as HallView)?.id;
  expect(of(statement('a'), statement('b'), statement('c', { level: 'info' }))).toBe('b');
  expect(of(statement('a'), statement('b', { retracted: true }))).toBe('a');
  expect(of(statement('a', { expired: true }))).toBeUndefined();
});

test('only who keeps the button pressed for two seconds sends alone', () => {
  const done = vi.fn();
  const hold = new Hold(2_000, done);
  hold.press();
  vi.advanceTimersByTime(1_900);
  hold.letGo();
  vi.advanceTimersByTime(5_000);
  expect(done).not.toHaveBeenCalled();
  hold.press();
  vi.advanceTimersByTime(2_000);
  expect(done).toHaveBeenCalledTimes(1);
});

function deskOf(alone: boolean, refuses?: string) {
  const calls: string[] = [];
  const ask = (method: string, argument: unknown) => {
    calls.push(`${method} ${JSON.stringify(argument)}`);
    return Promise.resolve({ ok: method !== refuses });
  };
  return { calls, desk: { view: { desk: { alone } }, ask } as unknown as Parameters<typeof sendAlone>[0] };
}

test('being alone is declared for one statement and ended after it, also where that was refused', async () => {
  const one = deskOf(false);
  expect(await sendAlone(one.desk, 'n')).toEqual({ ok: true });
  expect(one.calls).toEqual([
    'ActAlone {"on":true}',
    'ConfirmAnnouncement {"announcementId":"n"}',
    'ActAlone {"on":false}',
  ]);
  const refused = deskOf(false, 'ConfirmAnnouncement');
  expect(await sendAlone(refused.desk, 'n')).toEqual({ ok: false });
  expect(refused.calls.at(-1)).toBe('ActAlone {"on":false}');
  const notAlone = deskOf(false, 'ActAlone');
  await sendAlone(notAlone.desk, 'n');
  expect(notAlone.calls).toEqual(['ActAlone {"on":true}']);
  const declared = deskOf(true);
  await sendAlone(declared.desk, 'n');
  expect(declared.calls).toEqual(['ConfirmAnnouncement {"announcementId":"n"}']);
});

test('the siren sounds again and again until it is stopped, and is silent where there is no sound', () => {
  const start = vi.fn();
  const close = vi.fn(() => Promise.resolve());
  const node = { connect: (to: unknown) => to, frequency: {}, start, stop: vi.fn() };
  const volume = { ...node, gain: { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() } };
  class Sound {
    state = 'running';
    currentTime = 0;
    destination = {};
    close = close;
    createOscillator = () => node;
    createGain = () => volume;
  }
  vi.stubGlobal('AudioContext', Sound);
  const stop = startSiren();
  const first = start.mock.calls.length;
  expect(first).toBeGreaterThan(0);
  vi.advanceTimersByTime(3_000);
  expect(start.mock.calls.length).toBe(3 * first);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(start.mock.calls.length).toBe(3 * first);
  expect(close).toHaveBeenCalled();

  vi.stubGlobal('AudioContext', undefined);
  expect(() => startSiren()()).not.toThrow();
});
