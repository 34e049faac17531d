import { SvelteMap } from 'svelte/reactivity';
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

const kinds = new SvelteMap<string, Met>();

/** What there is of a kind; reactive. */
export function met(kind: string): Met {
  return kinds.get(kind) ?? { state: 'loading' };
}

/** Loads a kind with its words, once, until it is here. */
export function meet(kind: string): void {
  if (kinds.has(kind)) return;
  if (!isKnown(kind)) return void kinds.set(kind, { state: 'newer' });
  kinds.set(kind, { state: 'loading' });
  void load(kind, 0);
}

function isKnown(kind: string): kind is PollKinds {
  return Object.keys(onPhone).includes(kind);
}

async function load(kind: PollKinds, attempt: number): Promise<void> {
  try {
    const [{ phone }] = await Promise.all([onPhone[kind](), speakAlso(kind)]);
    kinds.set(kind, { state: 'here', face: phone });
  } catch {
    if (attempt === patience) kinds.set(kind, { state: 'newer' });
    setTimeout(() => void load(kind, attempt + 1), backoffMs(attempt, Math.random));
  }
}
