import { expect, type Locator } from '@playwright/test';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A line of a result with its figure, wherever it is shown: "Yes 67% 2" as a bar, "5: 2 votes" or "green: 2 times" where it
 * is drawn and said in words, "Average 30" as a figure of its own.
 */
export async function expectResult(
  shown: Locator,
  lines: readonly (readonly [line: string, figure: string])[],
): Promise<void> {
  for (const [line, figure] of lines) {
    const said = new RegExp(`^\\s*${escaped(line)}(.*\\D)?${escaped(figure)}( votes?| times?)?\\s*$`, 's');
    await expect(shown.locator('li, dl > div').filter({ hasText: said }).first()).toBeAttached();
  }
}
