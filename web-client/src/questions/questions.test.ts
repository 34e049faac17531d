import { describe, expect, test } from 'vitest';
import type { QuestionStates, QuestionView } from '../contract/contract.gen';
import { ordered, risenIn } from './order';
import { begun, continued, holdsAll, leftTheFrame, nothingRead, waitingToBeRead } from './reading';
import { shownText, textsIn } from './shownText';
import { hostsOf, sourcesOf } from './sources';
import { canAppeal, canChange, canUpvote, isListed, mineInOrder, movedOn } from './standing';

const question = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  text: id.toUpperCase(),
  state: 'published',
  revision: 1,
  upvotes: 0,
  askedAt: '2026-01-01T10:00:00Z',
  ...more,
});

const ids = (questions: readonly QuestionView[]) => questions.map((each) => each.id);
const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00Z`;

describe('the order', () => {
  const a = question('a', { upvotes: 5, askedAt: at(1), score: 0.2 });
  const b = question('b', { upvotes: 2, askedAt: at(3), score: 0.6 });
  const c = question('c', { upvotes: 5, askedAt: at(2), score: 0.4 });

  test('is by upvotes, by time or by the score of the server', () => {
    expect(ids(ordered([a, b, c], 'popular'))).toEqual(['c', 'a', 'b']);
    expect(ids(ordered([a, b, c], 'newest'))).toEqual(['b', 'c', 'a']);
    expect(ids(ordered([a, b, c], 'fair'))).toEqual(['b', 'c', 'a']);
  });

  test('has what is answered now first and what is pinned after it', () => {
    const live = question('live', { state: 'live' });
    const pinned = question('pinned', { pinned: true });
    expect(ids(ordered([a, pinned, live], 'popular'))).toEqual(['live', 'pinned', 'a']);
  });

  test('tells how many of a list would stand higher by now', () => {
    expect(risenIn([c, a, b], 'popular')).toBe(0);
    expect(risenIn([c, a, { ...b, upvotes: 9 }], 'popular')).toBe(1);
    expect(risenIn([], 'popular')).toBe(0);
  });

  test('is the same on every phone, whatever order the questions came in', () => {
    const [x, y] = [question('x'), question('y')];
    expect(ordered([x, y], 'popular')).toEqual(ordered([y, x], 'popular'));
  });
});

describe('what is read', () => {
  const [a, b, c] = [question('a'), question('b'), question('c')];
  const reading = begun([a, b], [a, b]);

  test('does not change when frames come; what they bring waits', () => {
    expect(ids(waitingToBeRead(reading, [c, b, a]))).toEqual(['c']);
    expect(reading.shown).toEqual(['a', 'b']);
  });

  test('has no news in its own questions, in what is not for all, and in what was there before', () => {
    const mine = question('m', { mine: true });
    const merged = question('j', { state: 'merged' });
    const redacted = question('r', { state: 'redacted' });
    expect(waitingToBeRead(reading, [a, mine, merged, redacted])).toEqual([]);
    expect(waitingToBeRead(begun([a], [a, b]), [a, b])).toEqual([]);
  });

  test('goes on below with the next page, without what is shown already', () => {
    expect(continued(reading, [b, c]).shown).toEqual(['a', 'b', 'c']);
  });

  test('knows which of it left the frame', () => {
    expect(leftTheFrame(reading, [a, b, c], [b])).toEqual(['a']);
    expect(leftTheFrame(nothingRead, [a], [])).toEqual([]);
  });

  test('was taken down if the frame holds all there is, and else may only have sunk', () => {
    expect(holdsAll([a, b], 2)).toBe(true);
    expect(holdsAll([a, question('r', { state: 'redacted' })], 2)).toBe(false);
    expect(holdsAll([a, b], 300)).toBe(false);
    expect(holdsAll([a, b], undefined)).toBe(false);
  });
});

describe('a question in a state', () => {
  const states: Record<QuestionStates, string> = {
    pending: 'change',
    held: 'change',
    published: 'change upvote listed',
    queued: 'upvote listed',
    live: 'upvote listed',
    answered: 'listed',
    followUp: 'listed',
    merged: '',
    rejected: 'appeal',
    withdrawn: '',
    redacted: 'listed',
  };

  test.each(Object.entries(states))('%s allows: %s', (state, allowed) => {
    const each = question('q', { state: state as QuestionStates });
    const found = [
      canChange(each) && 'change',
      canAppeal(each) && 'appeal',
      canUpvote(each) && 'upvote',
      isListed(each) && 'listed',
    ];
    expect(found.filter(Boolean).join(' ')).toBe(allowed);
  });

  test('rejected can be appealed once', () => {
    const appeal = { state: 'dismissed', at: at(1) } as const;
    expect(canAppeal(question('q', { state: 'rejected', appeal }))).toBe(false);
  });

  test('of one’s own stands with the newest first and the withdrawn last', () => {
    const old = question('old', { askedAt: at(1) });
    const fresh = question('fresh', { askedAt: at(9) });
    const gone = question('gone', { askedAt: at(10), state: 'withdrawn' });
    expect(ids(mineInOrder([gone, old, fresh]))).toEqual(['fresh', 'old', 'gone']);
  });

  test('that moved on is news to its author, but not on arrival', () => {
    const before = [question('a', { state: 'pending' }), question('b')];
    const after = [question('a'), question('b'), question('c', { state: 'rejected' })];
    expect(ids(movedOn(before, after))).toEqual(['a']);
    expect(movedOn(undefined, after)).toEqual([]);
  });
});

describe('the text of a question', () => {
  const asked = question('q', {
    text: 'Pourquoi ?',
    language: 'fr',
    translations: { en: 'Why?', 'ar-EG': 'لماذا؟' },
  });

  test('is in the reader’s language where somebody has translated it, with the original beside it', () => {
    expect(shownText(asked, 'en-GB')).toEqual({
      text: 'Why?',
      language: 'en',
      original: { text: 'Pourquoi ?', language: 'fr' },
    });
    expect(shownText(asked, 'fr').original).toBeUndefined();
    expect(shownText(asked, 'sw')).toEqual({ text: 'Pourquoi ?', language: 'fr' });
  });

  test('stands on the wall in each language of the hall that it has, the original first', () => {
    expect(textsIn(asked, ['en', 'fr', 'sw', 'ar']).map((each) => each.language)).toEqual([
      'fr',
      'en',
      'ar-EG',
    ]);
  });

  test('is none once it was redacted', () => {
    const redacted = question('r', { text: '', state: 'redacted', translations: { en: 'Why?' } });
    expect(textsIn(redacted, ['en'])).toEqual([]);
    expect(shownText(redacted, 'en').text).toBe('');
  });
});

describe('a source', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//no-scheme.example',
    'not an address',
    '',
  ])('%j is no link', (address) => expect(sourcesOf([address])).toEqual([]));

  test('shows the host one would come to, not the name that stands before it', () => {
    expect(sourcesOf(['https://www.factcheck.example@evil.example/a'])).toEqual([
      { href: 'https://evil.example/a', host: 'evil.example' },
    ]);
  });

  test('shows look-alike letters for what they are', () => {
    expect(hostsOf(['https://\u0430pple.example/'])).toEqual(['xn--pple-43d.example']);
  });

  test('keeps quotes and brackets out of the address', () => {
    expect(sourcesOf(['https://x.example/"><script>'])[0]!.href).not.toMatch(/["<>]/);
  });

  test('is shown once a host on the wall', () => {
    expect(hostsOf(['https://www.city.example/a', 'https://city.example/b'])).toEqual(['city.example']);
  });
});
