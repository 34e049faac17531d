import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Every rule of WCAG 2.2 A and AA that axe can check, and its best practices. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // A transition on its way has colours that nobody gets to read.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.html} ${node.failureSummary}`),
  }));
  expect(found, what).toEqual([]);
}
