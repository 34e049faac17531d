import type { Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Keys } from './pages/keys.ts';
import { Phone } from './pages/phone.ts';
import { expectResult } from './pages/result.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const question = 'Which project should be built first?';
const options = ['Library', 'Harbour', 'Market hall'];

/** From the first page to a desk with the join link that it shows. */
async function found(page: Page): Promise<string> {
  const keys = new Keys(page);
  await page.goto(server.startUrl);
  await keys.to(page.getByRole('textbox', { name: 'Title' }));
  await keys.type('City budget');
  await keys.press('Enter');
  const join = await page.getByRole('link', { name: 'Try it as an attendee' }).getAttribute('href');
  await keys.to(page.getByRole('link', { name: 'Go backstage' }));
  await keys.press('Enter');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  return new URL(join!, server.url).href;
}

async function write(page: Page, kind: string): Promise<void> {
  const keys = new Keys(page);
  await keys.press('a');
  await keys.to(page.getByRole('radio', { name: 'Single choice' }));
  while (!(await page.getByRole('radio', { name: kind }).isChecked())) await keys.press('ArrowRight');
  await keys.to(page.getByRole('textbox', { name: 'Question' }));
  await keys.type(`${question} (${kind})`);
  await keys.to(page.getByRole('textbox', { name: 'Option 1' }));
  for (const [i, option] of options.entries()) {
    await expect(page.getByRole('textbox', { name: `Option ${i + 1}` })).toBeFocused();
    await keys.type(option);
    // Goes on to the next option, and makes one after the last.
    if (option !== options.at(-1)) await keys.press('Enter');
  }
  await keys.to(
    page.getByRole('region', { name: 'Selected poll' }).getByRole('button', { name: 'Add poll' }),
  );
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: `${question} (${kind})` })).toBeVisible();
}

test('a facilitator and an attendee run polls from the first page to the result without a mouse', async ({
  openPage,
}) => {
  test.setTimeout(150_000);
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  const keys = new Keys(page);
  const desk = new Desk(page);
  const join = await found(page);
  await write(page, 'Single choice');
  await write(page, 'Ranking');

  // The ranking comes first after all: its key moves it up, and J and K look at the polls.
  await keys.press('Shift+K');
  await expect(desk.titles).toHaveText([`${question} (Ranking)`, `${question} (Single choice)`]);
  await keys.press('n');
  await expect(page.getByText('Open', { exact: true })).toBeVisible();

  // Dialogs take the focus, keep it, and give it back.
  const share = page.getByRole('button', { name: /^Share/ });
  await keys.to(share);
  await keys.press('Enter');
  await expect(desk.dialog.getByText('Scan it or type the code')).toBeVisible();
  for (let tabs = 0; tabs < 12; tabs++) {
    await keys.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') ?? null)).toBeNull();
  }
  await keys.press('Escape');
  await expect(share).toBeFocused();

  const phone = new Phone(await openPage({ viewport: { width: 390, height: 844 } }));
  const thumb = new Keys(phone.page);
  await phone.page.goto(join);
  await thumb.to(phone.page.getByRole('textbox', { name: 'Your name (optional)' }));
  await thumb.type('Amina');
  await thumb.press('Enter');
  await expect(phone.page.getByRole('button', { name: 'Settings' })).toBeVisible();

  await expect(desk.next).toContainText('(Ranking)');
  await keys.press('n');
  const ranking = phone.poll(`${question} (Ranking)`);
  for (const option of ['Harbour', 'Library']) {
    await thumb.to(ranking.getByRole('button', { name: `Rank ${option}`, exact: true }));
    await thumb.press('Enter');
  }
  await thumb.to(ranking.getByRole('button', { name: 'Move Library up' }));
  await thumb.press('Space');
  await expect(ranking.getByRole('list', { name: 'Your order' }).getByRole('listitem')).toHaveText([
    /Library/,
    /Harbour/,
  ]);
  // The focus has gone along to a button that still does something.
  await expect(ranking.getByRole('button', { name: 'Move Library down' })).toBeFocused();
  await thumb.to(ranking.getByRole('button', { name: 'Vote', exact: true }));
  await thumb.press('Enter');
  await expect(phone.counted(`${question} (Ranking)`)).toBeVisible();
  await expect(desk.next).toContainText('1 vote,');
  await keys.press('n');
  await expectResult(ranking, [['Library', '1']]);
  await expectResult(desk.poll, [['Library', '1']]);

  await expect(desk.next).toContainText('(Single choice)');
  await keys.press('n');
  const single = phone.poll(`${question} (Single choice)`);
  await thumb.to(single.getByRole('radio').first());
  await thumb.press('ArrowDown');
  await expect(single.getByRole('radio', { name: 'Harbour' })).toBeChecked();
  await thumb.to(single.getByRole('button', { name: 'Vote', exact: true }));
  await thumb.press('Enter');
  await expect(phone.counted(`${question} (Single choice)`)).toBeVisible();
  await keys.press('c');
  await expectResult(single, [['Harbour', '1']]);
});
