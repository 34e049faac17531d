import { expect, type Locator } from '@playwright/test';
import type { Phone } from './phone.ts';

/** The questions on an attendee's phone, by what a person sees and touches. */
export class Questions {
  constructor(private readonly phone: Phone) {}

  private get page() {
    return this.phone.page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: /^Questions/ }).click();
    await expect(this.box).toBeVisible();
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: 'Ask a question' });
  }

  async write(text: string): Promise<void> {
    await this.box.fill(text);
    await this.page.getByRole('button', { name: 'Ask', exact: true }).click();
  }

  /** Asks, and waits for the server's word on where the question stands. */
  async ask(text: string, standing: string): Promise<void> {
    await this.write(text);
    await expect(this.mine(text)).toContainText(standing);
  }

  /** One's own question, or one that is on its way. */
  mine(text: string): Locator {
    return this.page
      .getByRole('region', { name: 'Your questions' })
      .getByRole('article')
      .filter({ hasText: text });
  }

  /** Somebody else's. */
  other(text: string): Locator {
    return this.page
      .getByRole('region', { name: 'What others ask' })
      .getByRole('article')
      .filter({ hasText: text });
  }

  /** Those of everybody else, in the order of the page. */
  get others(): Locator {
    return this.page.getByRole('region', { name: 'What others ask' }).getByRole('article');
  }

  /** Where they stand; what was taken down keeps its place. */
  get places(): Locator {
    return this.page.getByRole('region', { name: 'What others ask' }).locator('[data-question]');
  }

  texts(): Promise<string[]> {
    return this.others.locator('.text').allTextContents();
  }

  async search(words: string): Promise<void> {
    const box = this.page.getByRole('searchbox', { name: 'Search the questions' });
    await box.fill(words);
    await box.press('Enter');
  }

  order(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  async sortBy(name: string): Promise<void> {
    await this.order(name).check();
  }

  upvote(text: string): Locator {
    return this.other(text).getByRole('button', { name: /^Upvote/ });
  }

  /** Reports somebody else's question. */
  async report(text: string, category: string): Promise<void> {
    await this.other(text).getByRole('button', { name: 'Report this question' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'What is wrong with it?' });
    await dialog.getByRole('radio', { name: category }).check();
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async showNew(): Promise<void> {
    await this.page.getByRole('button', { name: /new questions?$/ }).click();
  }
}
