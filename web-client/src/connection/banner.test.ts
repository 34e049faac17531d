import { describe, expect, test } from 'vitest';
import { bannerOf } from './banner';

describe('the banner', () => {
  test('raises no alarm in the first three seconds', () => {
    expect(bannerOf({ state: 'offline', since: 1_000 }, 1, 3_999)).toBe('none');
    expect(bannerOf({ state: 'offline', since: 1_000 }, 0, 4_000)).toBe('reconnecting');
  });

  test('says that a waiting vote is kept', () => {
    expect(bannerOf({ state: 'offline', since: 0 }, 1, 5_000)).toBe('saved');
  });

  test('is silent while all is well and when the hall is over', () => {
    expect(bannerOf({ state: 'online' }, 1, 99_000)).toBe('none');
    expect(bannerOf({ state: 'over' }, 0, 99_000)).toBe('none');
  });

  test('says at once when the server will not have us', () => {
    expect(bannerOf({ state: 'refused', error: { code: 'not_found', message: '' } }, 0, 0)).toBe('refused');
  });
});
