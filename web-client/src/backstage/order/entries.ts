import type { HallView, OrderItemView, OrderKinds, PollView } from '../../contract/contract.gen';

/** One thing of the evening: what somebody put into the running order, or a poll that nobody has. */
export interface Entry {
  /** Of a poll that is in nobody's order the poll's own id. */
  readonly id: string;
  readonly kind: OrderKinds;
  readonly target?: string;
  readonly text?: string;
  readonly minutes?: number;
}

/** The evening in order: what was written down, then polls that were not. */
export function entriesOf(view: Pick<HallView, 'polls' | 'runningOrder'>): readonly Entry[] {
  const written = (view.runningOrder?.items ?? []) as readonly Entry[];
  const named = new Set(written.map(({ target }) => target));
  const others = view.polls
    .filter(({ id }) => !named.has(id))
    .map(({ id }): Entry => ({ id, kind: 'poll', target: id }));
  return [...written, ...others];
}

/** Polls in the order of the evening. */
export function pollsInOrder(view: Pick<HallView, 'polls' | 'runningOrder'>): readonly PollView[] {
  const byId = new Map(view.polls.map((poll) => [poll.id, poll]));
  return entriesOf(view).flatMap(({ target }) => byId.get(target ?? '') ?? []);
}

/** What comes after what was on last: a poll that can be opened, or anything else. Undefined at the end of the evening. */
export function nextEntry(view: Pick<HallView, 'polls' | 'runningOrder' | 'stage'>): Entry | undefined {
  const entries = entriesOf(view);
  const states = new Map(view.polls.map(({ id, state }) => [id, state]));
  const isDraft = ({ target }: Entry) => states.get(target ?? '') === 'draft';
  const isPoll = ({ kind }: Entry) => kind === 'poll';
  const lastRun = entries.map((entry) => isPoll(entry) && !isDraft(entry)).lastIndexOf(true);
  const at = entries.findIndex(({ id }) => id === view.runningOrder?.at);
  const later = entries.slice((at >= 0 ? at : lastRun) + 1);
  return (
    later.find((entry) => !isPoll(entry) || isDraft(entry)) ??
    entries.find((entry) => isPoll(entry) && isDraft(entry))
  );
}

/** The list with one of its entries before another one, or last. */
export function moved<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  before: string | undefined,
): readonly T[] {
  const entry = list.find((each) => each.id === id);
  if (!entry || id === before) return list;
  const rest = list.filter((each) => each.id !== id);
  const to = rest.findIndex((each) => each.id === before);
  return to < 0 ? [...rest, entry] : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** As it is sent. */
export function itemOf({ id, kind, target, text, minutes }: Entry): OrderItemView {
  return { id, kind, target, text, minutes };
}
