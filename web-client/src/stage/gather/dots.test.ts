import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotBar, dotField, mostDots, mostPeople } from './dots';

const people = fc.integer({ min: 0, max: 6_000 });

test('every person has a place in the field, and as many dots are lit as have voted', () => {
  fc.assert(
    fc.property(people, people, (one, other) => {
      const [voted, all] = [Math.min(one, other), Math.max(one, other)];
      const field = dotField(voted, all, 2.6);
      if (all === 0 || all > mostPeople) {
        expect(field).toBeUndefined();
        return;
      }
      const { dots, each, lit, rows, columns } = field!;
      expect(dots).toBeLessThanOrEqual(mostDots);
      expect(dots * each).toBeGreaterThanOrEqual(all);
      expect(rows * columns).toBeGreaterThanOrEqual(dots);
      expect(lit).toBeLessThanOrEqual(dots);
      if (all <= mostDots) expect([each, dots, lit]).toEqual([1, all, voted]);
    }),
  );
});

test('more voters than people who are here still have a dot each', () =>
  expect(dotField(12, 9, 2.6)).toMatchObject({ dots: 12, lit: 12 }));

test('a bar has a dot for every vote, and its full width is everybody', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: mostDots }),
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      (voters, any, shape) => {
        const count = any % (voters + 1);
        const { rows, columns, whole, rest } = dotBar(count, voters, shape)!;
        expect(whole * rows + rest).toBe(count);
        expect(rest).toBeLessThan(rows);
        expect(rows * columns).toBeGreaterThanOrEqual(voters);
        expect(rows * (columns - 1)).toBeLessThan(voters);
      },
    ),
  );
  expect(dotBar(5, mostDots + 1, 10)).toBeUndefined();
});
