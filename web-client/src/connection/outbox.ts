import type { Ballot, Refusal } from '../contract/contract.gen';
import { forget, namesUnder, recall, remember } from './storage';

/** Something kept on this device until the server has answered. */
export interface Kept {
  /** Tells it from the one that replaces it. */
  readonly id: string;
  /** Present once the server has refused it; it is then shown, and not sent again. */
  readonly refused?: Refusal;
}

/** A ballot kept on this device until the server has answered. */
export interface SavedBallot extends Kept {
  readonly pollId: string;
  /** The poll's round it was meant for: a reset poll must be voted on anew. */
  readonly round: number;
  /** The poll's revision that was read; absent in what an earlier version of this page kept. */
  readonly revision?: number;
  readonly ballot: Ballot;
}

/** What waits on this device under a prefix; one a slot, the last one wins, shared by all tabs. */
export class Outbox<T extends Kept> {
  readonly prefix: string;
  readonly slotOf: (kept: T) => string;

  constructor(prefix: string, slotOf: (kept: T) => string) {
    this.prefix = prefix;
    this.slotOf = slotOf;
  }

  all(): T[] {
    return namesUnder(this.prefix)
      .map((name) => this.of(name.slice(this.prefix.length)))
      .filter((kept) => kept !== undefined);
  }

  of(slot: string): T | undefined {
    const text = recall(this.prefix + slot);
    return text ? (JSON.parse(text) as T) : undefined;
  }

  put(kept: T): void {
    remember(this.prefix + this.slotOf(kept), JSON.stringify(kept));
  }

  /** Answered: takes it out, unless a newer one has taken its place meanwhile. */
  settle(kept: T): void {
    if (this.of(this.slotOf(kept))?.id === kept.id) forget(this.prefix + this.slotOf(kept));
  }

  refuse(kept: T, refused: Refusal): void {
    if (this.of(this.slotOf(kept))?.id === kept.id) this.put({ ...kept, refused });
  }
}

/** The ballots of one hall on this device, by poll. */
export function ballotOutbox(hallId: string): Outbox<SavedBallot> {
  return new Outbox(`townhall/${hallId}/ballot/`, (saved) => saved.pollId);
}
