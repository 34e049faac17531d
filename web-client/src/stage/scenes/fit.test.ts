import { describe, expect, test } from 'vitest';
import { letterSize, sideBySide } from './fit';

const room = { width: 52, height: 10 };
const text = (length: number) => ({ text: 'x'.repeat(length) });

describe('letters on the wall', () => {
  test('are as large as the text allows, and never too small for the last row', () => {
    expect(letterSize(20, room, 2.9)).toBe(2.9);
    expect(letterSize(200, room, 2.9)).toBeLessThan(2.9);
    expect(letterSize(5000, room, 2.9)).toBe(1.15);
  });

  test('of several languages stand side by side as long as they can be read', () => {
    expect(sideBySide([text(80), text(80), text(80)], room, 2.9).columns).toHaveLength(3);
    expect(sideBySide([text(500), text(500), text(500)], room, 2.9).columns).toHaveLength(1);
    expect(sideBySide([text(10)], room, 2.9)).toEqual({ columns: [text(10)], letters: 2.9 });
    expect(sideBySide([], room, 2.9).columns).toEqual([]);
  });
});
