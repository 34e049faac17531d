import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { settled, sizes, type Look } from './looks.ts';

const folder = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));

/** Asks axe about a page in each theme of a look, and keeps pictures of it. */
export async function see(page: Page, state: string, look: Look): Promise<void> {
  const own = page.viewportSize()!;
  for (const { name, colorScheme } of look.themes) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await expectAccessible(page, `${state}, ${name}`, name === 'dark');
    // Every size in light; in the other themes the size that the page is made for is enough to look at.
    for (const size of name === 'light' ? sizes : [own]) {
      await page.setViewportSize(size);
      await settled(page);
      await page.screenshot({ path: `${folder}${name}/${state}-${size.width}x${size.height}.png` });
    }
    await page.setViewportSize(own);
  }
}
