import { expect, type Locator } from '@playwright/test';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Line = readonly [line: string, figure: string];

/**
 * A line of a result with its figure, wherever it is shown: "Yes 67% 2" as a bar, "5: 2 votes" or "green: 2 times" where it
 * is drawn and said in words, "Average 30" as a figure of its own.
 */
const said = (shown: Locator, [line, figure]: Line): Locator =>
  shown.locator('li, dl > div').filter({
    hasText: new RegExp(`^\\s*${escaped(line)}(.*\\D)?${escaped(figure)}( votes?| times?)?\\s*$`, 's'),
  });

export async function expectResult(shown: Locator, lines: readonly Line[]): Promise<void> {
  for (const line of lines) await expect(said(shown, line).first()).toBeAttached();
}

export async function expectNoResult(shown: Locator, lines: readonly Line[]): Promise<void> {
  for (const line of lines) await expect(said(shown, line)).toHaveCount(0);
}
