/** Something that happens only to who keeps a button pressed. */
export class Hold {
  private readonly ms: number;
  private readonly done: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ms: number, done: () => void) {
    this.ms = ms;
    this.done = done;
  }

  press(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.done();
    }, this.ms);
  }

  letGo(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
