import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer } from '../hall/polls.ts';

/** An attendee's page, by what a person sees and touches. */
export class Phone {
  constructor(readonly page: Page) {}

  /** From the link behind the QR code into the hall. */
  async join(url: string, name = ''): Promise<void> {
    await this.page.goto(url);
    if (name) await this.page.getByRole('textbox', { name: 'Your name (optional)' }).fill(name);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Settings' })).toBeVisible();
  }

  poll(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  async fill(title: string, answer: Answer): Promise<void> {
    const poll = this.poll(title);
    if ('choices' in answer)
      for (const choice of answer.choices) await poll.getByLabel(choice, { exact: true }).check();
    else if ('ranking' in answer)
      for (const option of answer.ranking)
        await poll.getByRole('button', { name: `Rank ${option}`, exact: true }).click();
    else if ('rating' in answer)
      await poll.locator('label', { hasText: new RegExp(`^\\s*${answer.rating}\\s*$`) }).click();
    else if ('number' in answer) await poll.getByRole('textbox').fill(answer.number);
    else if ('points' in answer)
      for (const [option, points] of Object.entries(answer.points))
        await poll.getByRole('spinbutton', { name: option, exact: true }).fill(String(points));
    else if ('places' in answer)
      for (const [option, steps] of Object.entries(answer.places)) {
        await poll.getByRole('radio', { name: option }).check();
        for (const [axis, step] of steps.entries())
          await poll.getByRole('slider').nth(axis).fill(String(step));
      }
    else if ('text' in answer) await poll.getByRole('textbox').fill(answer.text);
    else
      for (const [i, word] of answer.words.entries())
        await poll.getByRole('textbox', { name: `Word ${i + 1}` }).fill(word);
  }

  async press(title: string): Promise<void> {
    await this.poll(title)
      .getByRole('button', { name: /^(Vote|Change my vote)$/ })
      .click();
  }

  /** Votes and waits for the server's word. */
  async vote(title: string, answer: Answer): Promise<void> {
    await this.fill(title, answer);
    await this.press(title);
    await expect(this.counted(title)).toBeVisible();
  }

  counted(title: string): Locator {
    return this.poll(title).getByText('Your vote is counted').first();
  }

  get banner(): Locator {
    return this.page.getByRole('contentinfo').getByRole('status');
  }
}
