import { describe, expect, test } from 'vitest';
import { QuestionStates, type DeskView } from '../../../contract/contract.gen';
import { fits, pageOf } from './filters';
import { belongs, countOf, orderOf, queueNames, statesOf } from './queues';
import { sampleItem as item } from '../sample';

const flag = (weight: number, state = 'open') => ({
  id: 'f',
  category: 'spam' as const,
  state,
  people: weight,
  weight,
});
const ids = (queue: Parameters<typeof orderOf>[0], items: ReturnType<typeof item>[]) =>
  [...items].sort(orderOf(queue)).map((each) => each.id);

test('every state of a question lies in some pile', () => {
  const all = new Set(queueNames.flatMap((name) => statesOf[name]));
  expect([...all].sort()).toEqual(Object.values(QuestionStates).sort());
});

describe('the order of a queue', () => {
  test('to review: who has waited longest comes first', () =>
    expect(ids('pending', [item('3'), item('1'), item('2')])).toEqual(['1', '2', '3']));

  test('flagged: the heaviest case first', () =>
    expect(
      ids('flagged', [item('1', {}, { flags: [flag(2)] }), item('2', {}, { flags: [flag(9), flag(1)] })]),
    ).toEqual(['2', '1']));

  test('published: pinned, then most upvotes, then the oldest', () =>
    expect(
      ids('published', [
        item('1'),
        item('2', { upvotes: 5 }),
        item('3', { pinned: true }),
        item('4', { upvotes: 5 }),
      ]),
    ).toEqual(['3', '2', '4', '1']));

  test('selected: the live one, then in the order of selecting', () => {
    const selected = (id: string, at: string, state: 'queued' | 'live' = 'queued') =>
      item(
        id,
        { state },
        { decision: { by: 's', action: 'select', at, revision: 1, from: 'published', to: state } },
      );
    expect(
      ids('queued', [selected('1', '18:05'), selected('2', '18:01'), selected('3', '18:09', 'live')]),
    ).toEqual(['3', '2', '1']);
  });

  test('later: the earliest day first, without a day last', () =>
    expect(
      ids('followUp', [
        item('1'),
        item('2', { followUp: { due: '2026-06-01' } }),
        item('3', { followUp: { due: '2026-05-01' } }),
      ]),
    ).toEqual(['3', '2', '1']));
});

test('a pile holds what has something to settle, and counts what the server counts', () => {
  expect(belongs('flagged', item('1', {}, { flags: [flag(3, 'agreed')] }))).toBe(false);
  expect(belongs('flagged', item('1', {}, { flags: [flag(3, 'escalated')] }))).toBe(true);
  const appealed = item('1', { state: 'rejected', appeal: { state: 'open', at: '' } });
  expect(belongs('appeals', appealed)).toBe(true);
  expect(belongs('appeals', item('1', { state: 'rejected' }))).toBe(false);
  const desk = {
    counts: { queued: 2, live: 1, pending: 7 },
    openFlags: 4,
    openAppeals: 3,
  } as unknown as DeskView;
  expect(queueNames.slice(0, 6).map((name) => countOf(name, desk))).toEqual([7, 0, 4, 3, 0, 3]);
  expect(countOf('pending', undefined)).toBe(0);
});

describe('a filter', () => {
  const one = item('1', { labels: ['trees'], language: 'fr' }, { rules: ['links'], flags: [flag(1)] });

  test('shows what has all that was asked for', () => {
    expect(fits({}, one)).toBe(true);
    expect(
      fits({ label: 'trees', language: 'fr', rule: 'any', flaggedAs: 'spam', author: 'guest-1' }, one),
    ).toBe(true);
    for (const no of [
      { label: 'x' },
      { language: 'en' },
      { rule: 'caps' },
      { flaggedAs: 'hate' },
      { author: 'g' },
    ])
      expect(fits(no, one)).toBe(false);
  });

  test('asks the server for the same, in the queue’s states', () =>
    expect(pageOf('flagged', { language: 'fr' }, 50)).toEqual({
      offset: 50,
      limit: 50,
      order: 'oldest',
      states: statesOf.flagged,
      language: 'fr',
      flaggedAs: 'any',
    }));

  test('by author or words looks in every state', () => {
    expect(pageOf('pending', { author: 'guest-1' }, 0)).not.toHaveProperty('states');
    const search = pageOf('pending', { query: 'bus' }, 0);
    expect(search).not.toHaveProperty('states');
    expect(search).not.toHaveProperty('order');
  });
});
