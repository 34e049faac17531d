import { describe, expect, test } from 'vitest';
import { QuestionStates } from '../../contract/contract.gen';
import { offers } from './verdicts/actions';
import { bulkLimit, bulkResult, toggled } from './queue/bulk';
import { changesBetween } from './changes';
import { dayOf, followUps } from './verdicts/followUps';
import { sampleItem as item } from './sample';
import { readMs, ReadRevision } from './attention/readRevision';
import { trailOf } from './trail';
import { remember, secondsLeft, takeNewest, undoMs } from './verdicts/undo';

describe('undo', () => {
  test('takes back the newest verdict, for ten seconds', () => {
    const list = remember(remember([], ['a'], 'approve', 0), ['b', 'c'], 'reject', 3_000);
    const { newest, rest } = takeNewest(list, 9_000);
    expect(newest?.ids).toEqual(['b', 'c']);
    expect(takeNewest(rest, 9_999).newest?.ids).toEqual(['a']);
    expect(takeNewest(rest, undoMs).newest).toBeUndefined();
    expect(secondsLeft(newest!, 9_500)).toBe(4);
  });

  test('of a verdict that no item took is nothing', () => expect(remember([], [], 'approve', 0)).toEqual([]));
});

describe('a bulk action', () => {
  test('has a result for each item', () =>
    expect(
      bulkResult(['a', 'b', 'c'], {
        ok: true,
        items: [
          { itemId: 'a', ok: true },
          { itemId: 'b', ok: false, error: { code: 'conflict', message: '' } },
        ],
      }),
    ).toEqual({
      done: ['a'],
      failed: [
        { id: 'b', error: { code: 'conflict', message: '' } },
        { id: 'c', error: { code: 'unknown', message: '' } },
      ],
    }));

  test('that was refused, or got lost, did nothing to any', () => {
    const error = { code: 'disconnected', message: '' };
    expect(bulkResult(['a', 'b'], { ok: false, error })).toEqual({
      done: [],
      failed: [
        { id: 'a', error },
        { id: 'b', error },
      ],
    });
    expect(bulkResult(['a'], { ok: true }).done).toEqual(['a']);
  });

  test('marks no more than one call takes', () => {
    let marked: ReadonlyMap<string, number> = new Map();
    for (let i = 0; i < bulkLimit + 5; i++) marked = toggled(marked, `q${i}`, 1);
    expect(marked.size).toBe(bulkLimit);
    expect(toggled(marked, 'q0', 1).has('q0')).toBe(false);
  });
});

describe('a verdict names what was read', () => {
  test('at once for an item that was opened', () => {
    const read = new ReadRevision();
    read.see('a', 2, 0);
    expect(read.revisionOf('a', 2, 0)).toBe(2);
  });

  test('and the older text for a while when it changes under the eyes', () => {
    const read = new ReadRevision();
    read.see('a', 1, 0);
    read.see('a', 2, 5_000);
    expect(read.revisionOf('a', 2, 5_000 + readMs - 1)).toBe(1);
    expect(read.revisionOf('a', 2, 5_000 + readMs)).toBe(2);
  });

  test('frames that repeat it do not begin the wait again', () => {
    const read = new ReadRevision();
    read.see('a', 1, 0);
    for (let now = 1_000; now < 3_000; now += 100) read.see('a', 2, now);
    expect(read.revisionOf('a', 2, 2_600)).toBe(2);
  });
});

test('what an edit changed is shown word by word', () => {
  expect(changesBetween('Close the old pool', 'Keep the pool')).toEqual([
    { text: 'Close', change: 'gone' },
    { text: 'Keep', change: 'new' },
    { text: ' the ', change: 'same' },
    { text: 'old ', change: 'gone' },
    { text: 'pool', change: 'same' },
  ]);
  expect(changesBetween('', 'New')).toEqual([{ text: 'New', change: 'new' }]);
});

test('what was promised is overdue the day after, and comes first', () => {
  const promised = (id: string, due: string, done = false) =>
    item(id, { state: 'followUp', followUp: { owner: 'Parks', due, done } });
  const list = followUps(
    [promised('1', '2026-05-05'), promised('2', '2026-05-03'), promised('3', '2026-05-01', true)],
    '2026-05-05',
  );
  expect(list.map(({ item: { id }, overdue }) => [id, overdue])).toEqual([
    ['2', true],
    ['1', false],
  ]);
  expect(dayOf(new Date(2026, 4, 5, 23, 59).getTime())).toBe('2026-05-05');
});

test('what is offered fits the role and the state', () => {
  const offered = (role: string, action: Parameters<typeof offers>[1]) =>
    Object.values(QuestionStates).filter((state) => offers(role, action, state));
  expect(offered('moderator', 'approve')).toEqual(['pending', 'held']);
  expect(offered('speaker', 'approve')).toEqual([]);
  expect(offered('moderator', 'goLive')).toEqual([]);
  expect(offered('facilitator', 'goLive')).toEqual(['queued']);
  expect(offered('speaker', 'answer')).toEqual(['published', 'queued', 'live', 'followUp']);
  expect(offered('moderator', 'redact')).not.toContain('redacted');
});

test('the trail tells a renewed claim once, and no releases', () => {
  const entry = (action: string, actor = 'm1') =>
    ({
      position: 1,
      index: 0,
      at: '',
      actor,
      role: 'moderator',
      action,
      automated: false,
      hash: '',
    }) as const;
  const actions = ['ask', 'claim', 'claim', 'release', 'claim', 'approve'].map((action) => entry(action));
  expect(trailOf(actions).map(({ action }) => action)).toEqual(['ask', 'claim', 'approve']);
  expect(trailOf([entry('claim'), entry('claim', 'm2')])).toHaveLength(2);
});
