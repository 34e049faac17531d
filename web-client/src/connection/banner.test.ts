import { describe, expect, test } from 'vitest';
import { bannerOf, offersSimplePage } from './banner';

describe('the banner', () => {
  test('raises no alarm in the first three seconds', () => {
    expect(bannerOf({ state: 'offline', since: 1_000 }, 1, 3_999)).toBe('none');
    expect(bannerOf({ state: 'offline', since: 1_000 }, 0, 4_000)).toBe('reconnecting');
  });

  test('says that a waiting vote is kept', () => {
    expect(bannerOf({ state: 'offline', since: 0 }, 1, 5_000)).toBe('saved');
  });

  test('says what is wrong, and where else to go, when the server answers and the page is not live in time', () => {
    const answered = { state: 'connecting', since: 0, answered: true } as const;
    const silent = { state: 'connecting', since: 0 } as const;
    expect(bannerOf(answered, 0, 3_999)).toBe('connecting');
    expect(bannerOf(answered, 0, 4_000)).toBe('blocked');
    expect(bannerOf(answered, 1, 4_000)).toBe('saved');
    expect([offersSimplePage(answered, 3_999), offersSimplePage(answered, 4_000)]).toEqual([false, true]);
    expect([bannerOf(silent, 0, 4_000), offersSimplePage(silent, 14_999)]).toEqual(['connecting', false]);
    expect(offersSimplePage(silent, 15_000)).toBe(true);
    expect(offersSimplePage({ state: 'online' }, 99_000)).toBe(false);
  });

  test('is silent while all is well and when the hall is over', () => {
    expect(bannerOf({ state: 'online' }, 1, 99_000)).toBe('none');
    expect(bannerOf({ state: 'over' }, 0, 99_000)).toBe('none');
  });

  test('says at once when the server will not have us', () => {
    expect(bannerOf({ state: 'refused', error: { code: 'not_found', message: '' } }, 0, 0)).toBe('refused');
  });
});
