import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody who has no mouse. */
export class Keys {
  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Goes on with Tab until this has the focus, and sees that it has. */
  async to(target: Locator, most = 60): Promise<void> {
    await expect(target).toBeVisible();
    for (let tabs = 0; tabs <= most; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate(showsFocus), `${target} shows its focus`).toBe(true);
        return;
      }
      await this.press('Tab');
    }
    throw new Error(`${target} was not reached with ${most} tabs`);
  }
}

/** A ring around the element, or around the label that stands for a hidden radio button. */
function showsFocus(element: Element): boolean {
  const hasRing = (of: Element | null) => {
    if (!of) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(of);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  return hasRing(element) || hasRing(element.closest('label'));
}
