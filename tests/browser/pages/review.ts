import { expect, type Locator, type Page } from '@playwright/test';
import { invite, type Hall } from '../hall/hall.ts';

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
    const key = await invite(server, hall, role, name || role);
    await page.goto(`${server}/backstage/${hall.hallId}#key=${key}`);
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

  /** So many lie in a queue: what comes while it is open stands behind a button. */
  async waits(queue: string, count: number): Promise<void> {
    await expect(
      this.page
        .getByRole('navigation', { name: 'Queues' })
        .getByRole('button', { name: new RegExp(`^${queue}\\s*${count}$`) }),
    ).toBeVisible();
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

  /** Has pages of the queue loaded until so many rows stand there. */
  async moreRows(count: number): Promise<void> {
    const rows = this.page.locator('[data-row]');
    for (let had = await rows.count(); had < count; had = await rows.count()) {
      await this.page.getByRole('button', { name: /^Load [\d,]+ more$|^[\d,]+ new questions?/ }).click();
      await expect.poll(() => rows.count()).toBeGreaterThan(had);
    }
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

  /** Takes the open question over where somebody else has it. */
  async takeIfTaken(): Promise<void> {
    const take = this.item.getByRole('button', { name: 'Take it over' });
    const mine = this.item.getByRole('toolbar').getByRole('button').first();
    await expect(take.or(mine).first()).toBeVisible();
    if (await take.isVisible()) await take.click();
    await this.free();
  }

  /** The state of the open question. */
  get state(): Locator {
    return this.item.locator('.head .state');
  }

  /** What was done with the open question. */
  get trail(): Locator {
    return this.item.getByRole('region', { name: 'History' });
  }

  /** Verdicts that did not go through. */
  get failures(): Locator {
    return this.item.getByRole('alert').first();
  }

  async dismissFailure(): Promise<void> {
    await this.failures.getByRole('button', { name: 'Close' }).first().click();
  }

  async mark(text: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `Mark “${text}` }).check();
  }

  /** What can be done to all that is marked. */
  get marked(): Locator {
    return this.page.getByRole('group', { name: /marked$/ });
  }

  /** The server has taken the newest verdict, on so many questions: rows leave before that. */
  async done(questions: number): Promise<void> {
    const said = questions === 1 ? /: done/ : `: ${questions} done`;
    await expect(this.page.getByRole('status').filter({ hasText: said })).toBeVisible();
  }

  /** Takes it back. */
  async undo(questions: number): Promise<void> {
    await this.done(questions);
    await this.key('z');
  }

  async key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }
}
