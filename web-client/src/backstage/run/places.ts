import type { NextStep } from './nextStep';

/** A step with a place of its own in the bar. */
export interface Place {
  readonly kind: 'open' | 'close' | 'showResult' | 'pick';
  /** Whether it is what comes next. */
  readonly on: boolean;
}

/** Where the steps of a meeting are pressed. */
export interface Places {
  /** What comes before polls are run, where that is the step. */
  readonly before?: 'write' | 'openHall' | 'reopenHall' | 'showJoin' | 'scene';
  /** Open, close, show, always in this order; absent while there is nothing to run. */
  readonly run?: readonly [Place, Place, Place];
}

export function placesOf(step: NextStep): Places {
  if (step.kind === 'write') return { before: step.kind };
  const before =
    step.kind === 'openHall' ||
    step.kind === 'reopenHall' ||
    step.kind === 'showJoin' ||
    step.kind === 'scene'
      ? { before: step.kind }
      : {};
  const show = step.kind === 'pick' ? 'pick' : 'showResult';
  return {
    ...before,
    run: [
      { kind: 'open', on: step.kind === 'open' },
      { kind: 'close', on: step.kind === 'close' },
      { kind: show, on: step.kind === show },
    ],
  };
}
