import { expect, test } from 'vitest';
import { mostRising, rising } from './rising';

test('as many rise as came, of each a handful at most, and never more than a weak machine can move', () => {
  const first = rising([], { heart: 2, applause: 100 }, 1);
  expect(first.filter(({ reaction }) => reaction === 'heart')).toHaveLength(2);
  expect(first.filter(({ reaction }) => reaction === 'applause')).toHaveLength(6);

  let up = first;
  for (let frame = 2; frame < 20; frame++) up = rising(up, { heart: 9, laugh: 9 }, frame);
  expect(up).toHaveLength(mostRising);
  expect(new Set(up.map(({ id }) => id)).size).toBe(mostRising);
  expect(up.every(({ place }) => place >= 0 && place < 90)).toBe(true);
});
