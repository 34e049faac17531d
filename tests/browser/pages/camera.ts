import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { settled, sizes, type Look } from './looks.ts';

const folder = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));

/** What is pictured in every size, in light; all else, and the other themes, in the size that the page is made for. */
const inEverySize = new Set([
  ...['start', 'start-created', 'phone-join', 'phone-waiting', 'phone-single', 'phone-ranking-counted'],
  ...['phone-single-result', 'phone-ended', 'desk-prepared', 'desk-editor', 'desk-single-open'],
  ...['desk-ranking-closed', 'desk-text-closed', 'desk-dialog-share', 'desk-dialog-shortcuts', 'wall-join'],
  ...[
    'wall-single',
    'wall-single-result',
    'wall-50-options-result',
    'wall-ranking-result',
    'wall-words-result',
  ],
]);

/** A wall goes by what the desk says, and not by its device. */
const showIn = (page: Page, colorScheme: string) =>
  page.evaluate((theme) => {
    if (document.documentElement.dataset.theme) document.documentElement.dataset.theme = theme;
  }, colorScheme);

/** Asks axe about a page in each theme of a look, and keeps pictures of it. */
export async function see(page: Page, state: string, look: Look): Promise<void> {
  const own = page.viewportSize()!;
  for (const { name, colorScheme } of look.themes) {
    await page.emulateMedia({ colorScheme });
    await showIn(page, colorScheme);
    await settled(page);
    await expectAccessible(page, `${state}, ${name}`, name === 'dark');
    for (const size of name === 'light' && inEverySize.has(state) ? sizes : [own]) {
      await page.setViewportSize(size);
      await settled(page);
      await page.screenshot({ path: `${folder}${name}/${state}-${size.width}x${size.height}.png` });
    }
    await page.setViewportSize(own);
  }
  // Back to the first theme before anything new comes: what appears just while a theme changes has the colours of the one before for some frames.
  await page.emulateMedia({ colorScheme: look.themes[0]!.colorScheme });
  await showIn(page, look.themes[0]!.colorScheme);
  await settled(page);
}
