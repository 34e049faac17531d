import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallView, PollView } from '../../contract/contract.gen';
import { entriesOf, moved, nextEntry, pollsInOrder, type Entry } from './entries';

const poll = (id: string, state: PollView['state'] = 'draft') => ({ id, state }) as unknown as PollView;
const view = (polls: readonly PollView[], items: readonly Entry[] = [], at?: string) =>
  ({ polls, stage: { kind: 'idle' }, runningOrder: { items, revision: 1, at } }) as unknown as HallView;
const ask: Entry = { id: 'i1', kind: 'questions' };
const coffee: Entry = { id: 'i2', kind: 'break', minutes: 15 };
const vote: Entry = { id: 'i3', kind: 'poll', target: 'b' };

test('polls that nobody put into the order come after it, as they stand', () => {
  const all = view([poll('a'), poll('b'), poll('c')], [ask, vote, coffee]);
  expect(entriesOf(all).map(({ id }) => id)).toEqual(['i1', 'i3', 'i2', 'a', 'c']);
  expect(pollsInOrder(all).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test('what comes next follows what was on last, passes polls that are done and comes back to those left out', () => {
  const polls = [poll('a'), poll('b', 'closed')];
  const next = (at?: string) => nextEntry(view(polls, [ask, vote, coffee], at))?.id;
  expect(next()).toBe('i2');
  expect(next('i1')).toBe('i2');
  expect(next('i2')).toBe('a');
  expect(nextEntry(view([poll('a', 'closed')], [ask], 'i1'))).toBeUndefined();
  expect(nextEntry(view([poll('a'), poll('b', 'closed')]))?.target).toBe('a');
  expect(nextEntry(view([], [ask]))?.id).toBe('i1');
});

test('moving keeps every entry and puts one where it was asked for', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(20), { minLength: 1 }), fc.nat(), fc.nat(), (ids, which, where) => {
      const list = ids.map((id) => ({ id: String(id) }));
      const id = list[which % list.length]!.id;
      const before = list[where % (list.length + 1)]?.id;
      const after = moved(list, id, before).map((each) => each.id);
      expect([...after].sort()).toEqual(list.map((each) => each.id).sort());
      if (before !== id) expect(after[after.indexOf(id) + 1]).toBe(before);
    }),
  );
});
