import { ReasonCodes, type ItemRevision } from '../../../contract/contract.gen';

/** What a single key of the desk does; which key that is, a person can change. */
export const queueKeys = {
  next: 'j',
  previous: 'k',
  approve: 'a',
  reject: 'r',
  hold: 'h',
  select: 's',
  goLive: 'l',
  merge: 'm',
  context: 'c',
  mute: 'x',
  undo: 'z',
  mark: 'v',
  takeIn: 'n',
  search: '/',
  help: '?',
} as const;
export type QueueKey = keyof typeof queueKeys;

/** In the order of the digits: 1 first, 0 last. */
export const reasons = Object.values(ReasonCodes);

export function reasonOf(digit: string): ReasonCodes | undefined {
  return /^\d$/.test(digit) ? reasons[(Number(digit) + 9) % 10] : undefined;
}

export function digitOf(reason: ReasonCodes): string {
  return String((reasons.indexOf(reason) + 1) % 10);
}

/** `reason`: a reject waits for why, about these items and no others. */
export type Flow =
  { readonly mode: 'ready' } | { readonly mode: 'reason'; readonly items: readonly ItemRevision[] };

export const ready: Flow = { mode: 'ready' };

export type FlowCommand =
  | { readonly do: Exclude<QueueKey, 'reject'> }
  | { readonly do: 'reject'; readonly items: readonly ItemRevision[]; readonly reason: ReasonCodes }
  | { readonly do: 'leave' };

export type FlowInput =
  | { readonly key: QueueKey }
  | { readonly digit: string }
  | { readonly reason: ReasonCodes }
  | { readonly escape: true };

/**
 * One step of the single-key flow. A reject keeps the items it was begun with: what is selected when the digit comes plays no
 * part. While a reason is awaited no other key decides anything.
 */
export function step(
  flow: Flow,
  input: FlowInput,
  about: readonly ItemRevision[],
): { readonly flow: Flow; readonly command?: FlowCommand } {
  if (flow.mode === 'reason') {
    if ('escape' in input) return { flow: ready };
    const reason = 'reason' in input ? input.reason : 'digit' in input ? reasonOf(input.digit) : undefined;
    return reason ? { flow: ready, command: { do: 'reject', items: flow.items, reason } } : { flow };
  }
  if ('escape' in input) return { flow, command: { do: 'leave' } };
  if (!('key' in input)) return { flow };
  if (input.key !== 'reject') return { flow, command: { do: input.key } };
  return about.length > 0 ? { flow: { mode: 'reason', items: about } } : { flow };
}
