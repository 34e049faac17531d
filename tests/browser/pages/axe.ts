import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Every rule of WCAG 2.2 A and AA that axe can check, and its best practices. `coloursOnly` for a page that was asked about
 * in other colours just before: nothing else can be different.
 */
export async function expectAccessible(page: Page, what: string, coloursOnly = false): Promise<void> {
  // The wall in small is a picture: it is asked about by itself.
  const axe = new AxeBuilder({ page }).exclude('.mirror').options({
    resultTypes: ['violations'],
    ...(coloursOnly && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.html} ${node.failureSummary}`),
  }));
  // Goes on to the next state: one run tells all that is wrong.
  expect.soft(found, what).toEqual([]);
}
