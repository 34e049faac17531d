import { expect, test } from 'vitest';
import type { PollView } from '../../contract/contract.gen';
import type { NextStep } from './nextStep';
import { placesOf } from './places';

const poll = { id: 'a' } as PollView;
const steps: readonly NextStep[] = [
  { kind: 'openHall' },
  { kind: 'showJoin' },
  { kind: 'open', poll },
  { kind: 'close', poll },
  { kind: 'showResult', poll },
  { kind: 'pick', poll },
  { kind: 'done' },
  { kind: 'reopenHall' },
];

test('a place never means anything else, whatever comes next', () => {
  for (const step of steps) {
    const [first, second, third] = placesOf(step).run!;
    expect([first.kind, second.kind]).toEqual(['open', 'close']);
    expect(['showResult', 'pick']).toContain(third.kind);
  }
});

test('at most one place is pressed, and it is the step', () => {
  for (const step of steps) {
    const { before, run } = placesOf(step);
    const on = [before, ...run!.filter((place) => place.on).map((place) => place.kind)].filter(Boolean);
    expect(on).toEqual(step.kind === 'done' ? [] : [step.kind]);
  }
});
