import { expect, type Locator, type Page } from '@playwright/test';
import type { Hall } from '../hall/hall.ts';

/** The facilitator's page, by what a person sees and presses. */
export class Desk {
  constructor(readonly page: Page) {}

  static async open(page: Page, server: string, hall: Hall): Promise<Desk> {
    await page.goto(`${server}/backstage/${hall.hallId}#key=${hall.keys.facilitator}`);
    const desk = new Desk(page);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    return desk;
  }

  /** The bar that says what most likely comes next. */
  get next(): Locator {
    return this.page.getByRole('region', { name: /^(Next|Now)$/ });
  }

  /** Presses the one filled button, which has to offer just this. */
  async do(step: string): Promise<void> {
    await this.next.getByRole('button', { name: step, exact: true }).click();
  }

  /** The poll that is looked at. */
  get poll(): Locator {
    return this.page.getByRole('region', { name: 'Selected poll' });
  }

  get agenda(): Locator {
    return this.page.getByRole('region', { name: 'Agenda' });
  }

  /** The titles of the agenda in their order. */
  get titles(): Locator {
    return this.agenda.locator('li .title');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async pick(answer: string): Promise<void> {
    const line = this.poll.getByRole('listitem').filter({ hasText: answer });
    await line.getByRole('button', { name: 'Show' }).click();
    await expect(line.getByRole('button', { name: 'Shown' })).toHaveAttribute('aria-pressed', 'true');
  }
}
