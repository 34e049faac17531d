import { expect, test } from 'vitest';
import { sparkline, stepMs, steps, withBeat, type Beat } from './spark';

const heights = (beats: readonly Beat[], now: number) =>
  sparkline(beats, now, 29, 10)
    .split(' ')
    .map((point) => Number(point.split(',')[1]));

test('the line is a minute of reactions, the newest at its end, as high as the most there were', () => {
  const now = 1_000_000;
  const beats = [
    { at: now, count: 2 },
    { at: now - stepMs, count: 4 },
    { at: now - stepMs + 5, count: 0 },
  ];
  const line = heights(beats, now);
  expect(line).toHaveLength(steps);
  expect(line.slice(-3)).toEqual([10, 0, 5]);
});

test('nothing is a flat line, and what is over a minute old is forgotten', () => {
  expect(new Set(heights([], 5))).toEqual(new Set([10]));
  const old = withBeat([], 0, 3);
  expect(withBeat(old, stepMs * steps, 1)).toEqual([{ at: stepMs * steps, count: 1 }]);
});
