import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** What a hall holds back, checks against and has on record, by what its desk sees and presses. */
export class Rules {
  readonly dialog: Locator;

  private constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Rules and record' });
  }

  static async open(page: Page): Promise<Rules> {
    await page.getByRole('button', { name: 'Rules and record' }).click();
    const rules = new Rules(page);
    await expect(rules.dialog).toBeVisible();
    return rules;
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(this.dialog).toBeHidden();
  }

  part(name: RegExp | string): Locator {
    return this.dialog.getByRole('region', { name });
  }

  get claims(): Locator {
    return this.part(/^Fact-check library/);
  }

  get rehearsal(): Locator {
    return this.part('Dress rehearsal');
  }

  async importClaims(name: string, content: string | Buffer): Promise<void> {
    await this.claims
      .getByLabel('Add a file')
      .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content as string) });
  }
}

/** Presses what saves a file, and answers the file as it lies on the disk then. */
export async function saved(page: Page, press: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
