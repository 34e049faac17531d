import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterDone, neighbour, nothing, putBack, remove, roomForNew, stand, sweep, takeIn } from './standing';

const many = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `q${from + i}`);

describe('a list of questions', () => {
  test('shows what is there when it was empty', () =>
    expect(stand(nothing, ['a', 'b'], false)).toEqual({ shown: ['a', 'b'], fresh: [] }));

  test('lets new ones in at its end while it is short, and counts the rest', () => {
    const full = stand(nothing, many(roomForNew - 1), true);
    const after = stand(full, many(roomForNew + 2), true);
    expect(after.shown).toEqual(many(roomForNew));
    expect(after.fresh).toEqual(many(2, roomForNew));
  });

  test('counts new ones that belong between the others, until they are asked for', () => {
    const before = stand(nothing, ['a', 'c'], false);
    const after = stand(before, ['b', 'a', 'c'], false);
    expect(after).toEqual({ shown: ['a', 'c'], fresh: ['b'] });
    expect(takeIn(after, ['b', 'a', 'c'], false)).toEqual({ shown: ['b', 'a', 'c'], fresh: [] });
  });

  test('never moves or loses a row because of a frame', () =>
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...many(40)))), fc.boolean(), (frames, atEnd) => {
        let standing = nothing;
        for (const present of frames) {
          const before = standing.shown;
          standing = stand(standing, present, atEnd);
          expect(standing.shown.slice(0, before.length)).toEqual(before);
          expect(new Set([...standing.shown, ...standing.fresh]).size).toBe(
            standing.shown.length + standing.fresh.length,
          );
          for (const id of present) expect([...standing.shown, ...standing.fresh]).toContain(id);
        }
      }),
    ));

  test('is the same object when a frame changes nothing', () => {
    const standing = stand(nothing, ['a', 'b'], true);
    expect(stand(standing, ['b', 'a'], true)).toBe(standing);
  });

  test('lets go of what has left when the person acts, but not of the row they are on', () => {
    const standing = { shown: ['a', 'b', 'c'], fresh: [] };
    expect(sweep(standing, new Set(['c']), 'b').shown).toEqual(['b', 'c']);
  });

  test('takes a refused verdict back to where the row stood', () => {
    const without = remove({ shown: ['a', 'b', 'c'], fresh: [] }, new Set(['b']));
    expect(putBack(without, 'b', 1).shown).toEqual(['a', 'b', 'c']);
  });
});

describe('going on', () => {
  const shown = ['a', 'b', 'c', 'd'];

  test('leads to the next free row, at the end to one before', () => {
    expect(afterDone(shown, 'a', (id) => id !== 'b')).toBe('c');
    expect(afterDone(shown, 'd', (id) => id === 'a')).toBe('a');
    expect(afterDone(shown, 'a', () => false)).toBeUndefined();
  });

  test('from nowhere begins at the first row, or the last', () => {
    expect(neighbour(shown, undefined, 1, () => true)).toBe('a');
    expect(neighbour(shown, undefined, -1, () => true)).toBe('d');
    expect(neighbour(shown, 'd', 1, () => true)).toBeUndefined();
  });
});
