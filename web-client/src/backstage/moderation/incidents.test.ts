import { describe, expect, test } from 'vitest';
import type { IncidentClock, IncidentView } from '../../contract/contract.gen';
import { clockText, newBreaches, pressing, read } from './clocks';
import { harms, severityOf, spreads } from './severity';
import { nextState, nextStates } from './states';

const now = Date.parse('2026-05-04T18:00:00Z');
const after = (seconds: number) => new Date(now + seconds * 1000).toISOString();
const incident = (clocks: IncidentClock[], more: Partial<IncidentView> = {}): IncidentView => ({
  id: 'i',
  revision: 1,
  title: 'Polls close at noon',
  state: 'detected',
  severity: 1,
  harm: 3,
  spread: 1,
  openedAt: after(-10),
  clocks,
  ...more,
});

test('severity by harm (down) and spread (across) is that of the design', () =>
  expect(harms.map((harm) => spreads.map((spread) => severityOf(harm, spread)))).toEqual([
    [4, 4, 4, 4],
    [3, 3, 3, 2],
    [3, 2, 2, 1],
    [2, 1, 1, 1],
  ]));

describe('a clock', () => {
  test('runs, comes close, is late, and was met in time or not', () => {
    expect(read({ name: 'acknowledge', due: after(90) }, now)).toEqual({
      name: 'acknowledge',
      state: 'running',
      seconds: 90,
    });
    expect(read({ name: 'acknowledge', due: after(60) }, now).state).toBe('soon');
    expect(read({ name: 'acknowledge', due: after(-5) }, now)).toEqual({
      name: 'acknowledge',
      state: 'late',
      seconds: 5,
    });
    expect(read({ name: 'a', due: after(5), met: after(1) }, now).state).toBe('met');
    expect(read({ name: 'a', due: after(5), met: after(9) }, now).state).toBe('metLate');
    expect(read({ name: 'a' }, now).state).toBe('atClose');
  });

  test('that presses is the one due first', () => {
    const clocks = [
      { name: 'statement', due: after(600) },
      { name: 'acknowledge', due: after(60) },
    ];
    expect(pressing(incident(clocks), now)?.name).toBe('acknowledge');
    expect(pressing(incident(clocks, { state: 'closed' }), now)).toBeUndefined();
  });

  test('may come as a Date from MessagePack', () => {
    const at = (seconds: number) => new Date(now + seconds * 1000) as unknown as string;
    const clocks = [
      { name: 'response' },
      { name: 'statement', due: at(600) },
      { name: 'acknowledge', due: at(60) },
    ];
    expect(pressing(incident(clocks), now)).toEqual({ name: 'acknowledge', state: 'soon', seconds: 60 });
  });

  test('is read like one', () =>
    expect([7, 754, 3_661].map(clockText)).toEqual(['0:07', '12:34', '1:01:01']));
});

test('a breach is told once', () => {
  const breached = incident([{ name: 'acknowledge', due: after(-1), breached: true }]);
  const first = newBreaches([breached], new Set());
  expect(first.map(({ key }) => key)).toEqual(['i/acknowledge']);
  expect(newBreaches([breached], new Set(first.map(({ key }) => key)))).toEqual([]);
});

test('an incident goes on, never back', () => {
  expect(nextState('detected')).toBe('triaged');
  expect(nextStates('responding')).toEqual(['monitoring', 'closed']);
  expect(nextState('closed')).toBeUndefined();
});
