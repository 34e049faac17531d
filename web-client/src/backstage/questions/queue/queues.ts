import type { DeskView, FlagCaseView, QuestionStates, QuestionView } from '../../../contract/contract.gen';

/** The desk's piles, in the order of its rail. */
export const queueNames = [
  'pending',
  'held',
  'flagged',
  'appeals',
  'published',
  'queued',
  'followUp',
  'answered',
  'rejected',
  'aside',
] as const;
export type QueueName = (typeof queueNames)[number];

/** The states that lie in each pile; of some only those with something to settle. */
export const statesOf: Readonly<Record<QueueName, readonly QuestionStates[]>> = {
  pending: ['pending'],
  held: ['held'],
  flagged: ['pending', 'held', 'published', 'queued', 'live'],
  appeals: ['rejected'],
  published: ['published'],
  queued: ['live', 'queued'],
  followUp: ['followUp'],
  answered: ['answered'],
  rejected: ['rejected'],
  aside: ['merged', 'withdrawn', 'redacted'],
};

/** Flag cases that wait for somebody; an escalated one waits for the facilitator. */
export function openFlags(item: QuestionView): readonly FlagCaseView[] {
  return (item.desk?.flags ?? []).filter((flag) => ['open', 'claimed', 'escalated'].includes(flag.state));
}

export function belongs(queue: QueueName, item: QuestionView): boolean {
  if (!statesOf[queue].includes(item.state)) return false;
  if (queue === 'flagged') return openFlags(item).length > 0;
  if (queue === 'appeals') return item.appeal?.state === 'open';
  return true;
}

export function countOf(queue: QueueName, desk: DeskView | undefined): number {
  if (!desk) return 0;
  if (queue === 'flagged') return desk.openFlags;
  if (queue === 'appeals') return desk.openAppeals;
  return statesOf[queue].reduce((sum, state) => sum + (desk.counts[state] ?? 0), 0);
}

/** Whether new items come last by themselves, so that showing them moves nothing. */
export function growsAtItsEnd(queue: QueueName): boolean {
  return queue === 'pending' || queue === 'held';
}

/** Whether what waits longest comes first. */
export function worksOff(queue: QueueName): boolean {
  return growsAtItsEnd(queue) || queue === 'flagged' || queue === 'appeals';
}

type Order = (a: QuestionView, b: QuestionView) => number;

const waitedLongest: Order = (a, b) => order(a.askedAt, b.askedAt) || order(a.id, b.id);
const decidedLast: Order = (a, b) =>
  order(b.desk?.decision?.at ?? b.askedAt, a.desk?.decision?.at ?? a.askedAt) || order(a.id, b.id);
const weight = (item: QuestionView) => Math.max(0, ...openFlags(item).map((flag) => flag.weight));

const orders: Readonly<Record<QueueName, Order>> = {
  pending: waitedLongest,
  held: waitedLongest,
  flagged: (a, b) => weight(b) - weight(a) || waitedLongest(a, b),
  appeals: (a, b) => order(a.appeal?.at ?? '', b.appeal?.at ?? '') || waitedLongest(a, b),
  published: (a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || popular(a, b),
  queued: (a, b) => Number(b.state === 'live') - Number(a.state === 'live') || selectedFirst(a, b),
  followUp: (a, b) => order(a.followUp?.due ?? '9', b.followUp?.due ?? '9') || waitedLongest(a, b),
  answered: decidedLast,
  rejected: decidedLast,
  aside: decidedLast,
};

export function orderOf(queue: QueueName): Order {
  return orders[queue];
}

function popular(a: QuestionView, b: QuestionView): number {
  return b.upvotes - a.upvotes || waitedLongest(a, b);
}

/** Those selected wait in the order they were selected in. */
function selectedFirst(a: QuestionView, b: QuestionView): number {
  const at = (item: QuestionView) => item.desk?.decision?.at;
  const [one, other] = [at(a), at(b)];
  return one && other ? order(one, other) || popular(a, b) : popular(a, b);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
