/** How long what was pressed can be taken back. */
export const graceMs = 2_000;

export interface Graced {
  /** What will be done: its place, and what it is about. */
  readonly step: 'open' | 'close' | 'reveal';
  readonly title: string;
}

/**
 * What hundreds of people will see is done a moment after it was pressed: until then it can be taken back, and a second
 * press, by habit or by a bouncing button, does nothing.
 */
export class Grace {
  pending = $state.raw<Graced>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private settle: ((done: boolean) => void) | undefined;

  /** Resolves to whether it was done. */
  begin(what: Graced, act: () => Promise<void>): Promise<boolean> {
    if (this.pending) return Promise.resolve(false);
    this.pending = what;
    return new Promise((resolve) => {
      this.settle = resolve;
      this.timer = setTimeout(() => {
        this.end();
        void act().then(() => resolve(true));
      }, graceMs);
    });
  }

  undo(): void {
    clearTimeout(this.timer);
    const settle = this.settle;
    this.end();
    settle?.(false);
  }

  private end(): void {
    this.pending = undefined;
    this.settle = undefined;
  }
}
