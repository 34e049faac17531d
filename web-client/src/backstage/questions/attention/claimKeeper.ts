import type { Outcome } from '../../../contract/contract.gen';

/** How the item that is open here is held. */
export type Hold =
  | { readonly state: 'none' }
  | { readonly state: 'asking' | 'mine'; readonly itemId: string }
  /** A colleague has it. */
  | { readonly state: 'taken'; readonly itemId: string };

export interface ClaimWire {
  claim(itemId: string): Promise<Outcome>;
  release(itemId: string): Promise<unknown>;
  changed(hold: Hold): void;
}

/** Half of the lease, so that one lost renewal costs nothing. */
export const renewMs = 45_000;
/** Walking through a list claims nothing on the way. */
export const restMs = 200;

/** Holds the lease on what is open at this desk: taken after a moment's rest, renewed, given back. */
export class ClaimKeeper {
  private hold: Hold = { state: 'none' };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly wire: ClaimWire;

  constructor(wire: ClaimWire) {
    this.wire = wire;
  }

  get itemId(): string | undefined {
    return this.hold.state === 'none' ? undefined : this.hold.itemId;
  }

  /** Opens an item, and leaves the one before. `rest` is 0 where the person was led here by their last verdict. */
  open(itemId: string, rest = restMs): void {
    if (this.itemId === itemId && this.hold.state !== 'taken') return;
    this.leave();
    this.tell({ state: 'asking', itemId });
    this.timer = setTimeout(() => void this.ask(itemId), rest);
  }

  /** A colleague has it: look, but don't take. */
  look(itemId: string): void {
    if (this.itemId === itemId && this.hold.state === 'taken') return;
    this.leave();
    this.tell({ state: 'taken', itemId });
  }

  /** Gives it back. A verdict ends a claim by itself: then there is nothing to release. */
  leave(decided = false): void {
    clearTimeout(this.timer);
    const { hold } = this;
    this.tell({ state: 'none' });
    if (hold.state === 'mine' && !decided) void this.wire.release(hold.itemId);
  }

  private async ask(itemId: string): Promise<void> {
    const outcome = await this.wire.claim(itemId);
    if (this.itemId !== itemId) {
      // Left while the answer was on its way.
      if (outcome.ok) void this.wire.release(itemId);
      return;
    }
    if (outcome.ok) this.tell({ state: 'mine', itemId });
    else if (outcome.error?.code === 'already_claimed') return this.tell({ state: 'taken', itemId });
    this.timer = setTimeout(() => void this.ask(itemId), renewMs);
  }

  private tell(hold: Hold): void {
    this.hold = hold;
    this.wire.changed(hold);
  }
}
