import { untrack } from 'svelte';
import type { PollKinds } from '../../contract/contract.gen';
import { backoffMs } from '../../connection/backoff';
import { speakAlso } from '../../words/words.svelte';
import type { PhoneFace } from './face';
import { onPhone } from './onPhone';

/** A kind of poll as far as this phone has it. */
export type Met =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly face: PhoneFace }
  /** Not known to this page, or not to be had any more: the server is newer. */
  | { readonly state: 'newer' };

/** Then a person is told; it is still tried. */
const patience = 4;

let kinds = $state.raw<ReadonlyMap<string, Met>>(new Map());

function put(kind: string, state: Met): void {
  kinds = new Map(untrack(() => kinds)).set(kind, state);
}

/** What there is of a kind; reactive. */
export function met(kind: string): Met {
  return kinds.get(kind) ?? { state: 'loading' };
}

/** Loads a kind with its words, once, until it is here. */
export function meet(kind: string): void {
  if (untrack(() => kinds).has(kind)) return;
  if (!isKnown(kind)) return put(kind, { state: 'newer' });
  put(kind, { state: 'loading' });
  void load(kind, 0);
}

function isKnown(kind: string): kind is PollKinds {
  return Object.keys(onPhone).includes(kind);
}

async function load(kind: PollKinds, attempt: number): Promise<void> {
  try {
    const [{ phone }] = await Promise.all([onPhone[kind](), speakAlso(kind)]);
    put(kind, { state: 'here', face: phone });
  } catch {
    if (attempt === patience) put(kind, { state: 'newer' });
    setTimeout(() => void load(kind, attempt + 1), backoffMs(attempt, Math.random));
  }
}
