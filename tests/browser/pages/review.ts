import { expect, type Locator, type Page } from '@playwright/test';
import type { Hall } from '../hall/hall.ts';

/** The review of questions, by what a moderator sees and presses. */
export class Review {
  private constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  static async open(
    page: Page,
    server: string,
    hall: Hall,
    { role = 'moderator', name = '' }: { role?: 'moderator' | 'facilitator'; name?: string } = {},
  ): Promise<Review> {
    if (name)
      await page.addInitScript(
        ([key, value]) => localStorage.setItem(key!, value!),
        [`townhall/${hall.hallId}/staffName`, name],
      );
    await page.goto(`${server}/backstage/${hall.hallId}#key=${hall.keys[role]}`);
    const review = new Review(page, name);
    await expect(page.getByRole('navigation', { name: 'Parts of the desk' })).toBeVisible();
    await review.area('Questions');
    return review;
  }

  async area(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Parts of the desk' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  }

  async queue(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Queues' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  }

  /** The question that is open. */
  get item(): Locator {
    return this.page.getByRole('region', { name: 'The open question' });
  }

  get text(): Locator {
    return this.item.getByRole('heading', { level: 2 });
  }

  row(text: string): Locator {
    return this.page.locator('[data-row]').filter({ hasText: text });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens a question by its row. */
  async look(text: string): Promise<void> {
    await this.row(text).click();
    await expect(this.text).toHaveText(text);
  }

  /** Nobody else is on the open question: a verdict on it is one's own to give. */
  async free(): Promise<void> {
    await expect(this.item.getByText('has this one')).toBeHidden();
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }
}
