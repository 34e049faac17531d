/** How long nothing further is done after a step. */
export const restMs = 1_500;

/**
 * A scene is on the wall as soon as it was sent. What comes after it stands under the same button at once, so a second press,
 * by habit or by a bouncing button, must do nothing for a moment.
 */
export class Rest {
  on = $state(false);

  /** Does nothing while it rests. */
  async after(act: () => Promise<unknown>): Promise<void> {
    if (this.on) return;
    this.on = true;
    try {
      await act();
    } finally {
      setTimeout(() => (this.on = false), restMs);
    }
  }
}
