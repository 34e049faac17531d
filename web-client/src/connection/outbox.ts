import type { Ballot, Refusal } from '../contract/contract.gen';
import { forget, namesUnder, recall, remember } from './storage';

/** A ballot kept on this device until the server has answered. */
export interface SavedBallot {
  /** Tells a ballot from the one that replaces it. */
  readonly id: string;
  readonly pollId: string;
  /** The poll's round it was meant for: a reset poll must be voted on anew. */
  readonly round: number;
  readonly ballot: Ballot;
  /** Present once the server has refused it; it is then shown, and not sent again. */
  readonly refused?: Refusal;
}

/** The ballots of one hall on this device; one a poll, the last one wins, shared by all tabs. */
export class Outbox {
  readonly prefix: string;

  constructor(hallId: string) {
    this.prefix = `townhall/${hallId}/ballot/`;
  }

  all(): SavedBallot[] {
    return namesUnder(this.prefix)
      .map((name) => this.of(name.slice(this.prefix.length)))
      .filter((saved) => saved !== undefined);
  }

  of(pollId: string): SavedBallot | undefined {
    const text = recall(this.prefix + pollId);
    return text ? (JSON.parse(text) as SavedBallot) : undefined;
  }

  put(saved: SavedBallot): void {
    remember(this.prefix + saved.pollId, JSON.stringify(saved));
  }

  /** Counted: takes it out, unless a newer one has taken its place meanwhile. */
  settle(saved: SavedBallot): void {
    if (this.of(saved.pollId)?.id === saved.id) forget(this.prefix + saved.pollId);
  }

  refuse(saved: SavedBallot, refused: Refusal): void {
    if (this.of(saved.pollId)?.id === saved.id) this.put({ ...saved, refused });
  }
}
