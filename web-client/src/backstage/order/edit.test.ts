import { expect, test } from 'vitest';
import type { HallView, SetRunningOrder } from '../../contract/contract.gen';
import type { Desk } from '../desk.svelte';
import { addEntry, moveEntry, removeEntry, showOrder } from './edit';
import type { Entry } from './entries';

const coffee: Entry = { id: 'i1', kind: 'break', minutes: 15 };
const ask: Entry = { id: 'i2', kind: 'questions' };

/** A desk of an evening with polls p0, p1 and so on, and what it sends. */
function deskOf(polls: number, items: readonly Entry[]) {
  const view = {
    polls: Array.from({ length: polls }, (_, place) => ({ id: `p${place}`, state: 'draft' })),
    runningOrder: { items, revision: 3 },
  } as unknown as HallView;
  const orders: (readonly string[])[] = [];
  const moves: (string | undefined)[][] = [];
  const desk = {
    view,
    newId: () => 'new',
    run: async (_: string, { items }: SetRunningOrder) => {
      orders.push((items ?? []).map(({ id }) => id!));
      return { ok: true };
    },
    move: async (poll: string, before: string | undefined) => void moves.push([poll, before]),
  } as unknown as Desk;
  return { desk, orders, moves };
}

test('an evening that can be written down is written as a whole, and what is added comes last', async () => {
  const { desk, orders } = deskOf(2, [coffee]);
  await addEntry(desk, { kind: 'thanks' });
  await showOrder(desk, true);
  await removeEntry(desk, 'i1');
  expect(orders).toEqual([
    ['i1', 'p0', 'p1', 'new'],
    ['i1', 'p0', 'p1'],
    ['p0', 'p1'],
  ]);
  const full = deskOf(99, []);
  await addEntry(full.desk, { kind: 'thanks' });
  expect([full.orders[0]!.length, full.orders[0]!.at(-1)]).toEqual([100, 'new']);
});

test('with more polls than an order holds it can still be added to, shown and shortened', async () => {
  const { desk, orders } = deskOf(150, [coffee, ask]);
  await addEntry(desk, { kind: 'thanks' });
  await showOrder(desk, true);
  await removeEntry(desk, 'i1');
  expect(orders).toEqual([['i1', 'i2', 'new'], ['i1', 'i2'], ['i2']]);
  const first = deskOf(100, []);
  await addEntry(first.desk, { kind: 'thanks' });
  expect(first.orders).toEqual([['new']]);
});

test('with more polls than an order holds only those are written that something comes after', async () => {
  const { desk, orders, moves } = deskOf(150, [coffee, ask]);
  await moveEntry(desk, 'i2', 'p2');
  await moveEntry(desk, 'p5', 'i2');
  await moveEntry(desk, 'p5', 'p120');
  expect(orders).toEqual([
    ['i1', 'p0', 'p1', 'i2'],
    ['i1', 'p5', 'i2'],
    ['i1', 'i2'],
  ]);
  expect(moves).toEqual([
    ['p5', 'p0'],
    ['p5', 'p120'],
  ]);
});
