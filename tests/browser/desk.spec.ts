import type { Page } from '@playwright/test';
import { drafts } from './hall/polls.ts';
import { Desk } from './pages/desk.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };
const { single, rating, words } = drafts;

test.use({ hallDraft: { title: 'City budget', agenda: [single, rating, words] } });

/** With the mouse, over all that lies between. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const grips = page.locator('ol .grip');
  const [start, end] = [(await grips.nth(from).boundingBox())!, (await grips.nth(to).boundingBox())!];
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  // The library looks where the pointer is with each frame, and starts after a few pixels.
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2 + 10, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height, { steps: 20 });
  await expect(page.locator('#dnd-action-dragged-el')).toBeVisible();
}

test('a poll that is dragged stands at its new place, for everybody and after a reload', async ({
  hall,
  openPage,
}) => {
  const desk = await Desk.open(await openPage(hd), server.url, hall);
  const colleague = await Desk.open(await openPage(hd), server.url, hall);
  const order = [rating.title, words.title, single.title];
  await expect(desk.titles).toHaveText([single.title, rating.title, words.title]);
  await drag(desk.page, 0, 2);
  await expect(desk.titles).toHaveText(order);
  await desk.page.mouse.up();
  await expect(colleague.titles).toHaveText(order);
  await desk.page.reload();
  await expect(desk.titles).toHaveText(order);
});

test('the link is copied, and where the browser forbids it that is said', async ({ hall, openPage }) => {
  const page = await openPage(hd);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const desk = await Desk.open(page, server.url, hall);
  await page.getByRole('button', { name: /^Share/ }).click();
  await desk.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}/j/${hall.joinCode}`);

  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    }),
  );
  await desk.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The browser does not allow copying here.')).toBeVisible();
});

test('what is printed is the way to join and nothing of the desk', async ({ hall, openPage }) => {
  const page = await openPage(hd);
  await page.addInitScript(() => {
    window.print = () => void (document.documentElement.dataset.printed = 'yes');
  });
  const desk = await Desk.open(page, server.url, hall);
  await page.getByRole('button', { name: /^Share/ }).click();
  await desk.dialog.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('html[data-printed=yes]')).toBeAttached();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Scan to take part. No app, no account.')).toBeVisible();
  await expect(page.getByText(hall.joinCode, { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(page.locator(`svg[aria-label='${hall.joinCode}']`)).toBeVisible();
  for (const hidden of [desk.dialog, desk.next, desk.agenda]) await expect(hidden).toBeHidden();
  // On one sheet, in black on white whatever the screen's theme.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const look = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    height: document.documentElement.scrollHeight,
  }));
  expect(look.ground).toBe('rgb(255, 255, 255)');
  // A4 without margins, at 96 pixels an inch.
  expect(look.height).toBeLessThan(1_120);
});

test('a shortcut has the key that was chosen for it, and none once keys are switched off', async ({
  hall,
  openPage,
}) => {
  const page = await openPage(hd);
  const desk = await Desk.open(page, server.url, hall);
  const editor = page.getByRole('heading', { name: 'New poll' });
  await page.keyboard.press('?');
  await desk.dialog.getByRole('button', { name: /Add a poll/ }).click();
  await page.keyboard.press('c');
  await expect(desk.dialog.getByRole('alert')).toHaveText('C is already used: Close voting.');
  await desk.dialog.getByRole('button', { name: /Add a poll/ }).click();
  await page.keyboard.press('Escape');
  await expect(desk.dialog).toBeVisible();
  await desk.dialog.getByRole('button', { name: /Add a poll/ }).click();
  await page.keyboard.press('Control+Alt+y');
  await expect(desk.dialog.getByRole('button', { name: /Add a poll/ })).toHaveText(/Ctrl\s*Alt\s*Y/);
  await page.keyboard.press('Escape');
  await expect(desk.dialog).toBeHidden();

  await page.keyboard.press('a');
  await expect(editor).toBeHidden();
  await page.keyboard.press('Control+Alt+y');
  await expect(editor).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.reload();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await desk.dialog.getByRole('button', { name: 'Back to the standard keys' }).click();
  await desk.dialog.getByRole('checkbox', { name: 'Use single keys as shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(desk.dialog).toBeHidden();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(desk.dialog).toBeVisible();
  await expect(editor).toBeHidden();
  await desk.dialog.getByRole('checkbox', { name: 'Use single keys as shortcuts' }).check();
  await page.keyboard.press('Escape');
  await expect(desk.dialog).toBeHidden();
  await page.keyboard.press('a');
  await expect(editor).toBeVisible();
});

test('a second click on closing does not open the next poll, and closing can be taken back', async ({
  hall,
  director,
  openPage,
}) => {
  const desk = await Desk.open(await openPage(hd), server.url, hall);
  await director.run('OpenHall', {});
  await director.run('SetStage', { kind: 'join' });
  await desk.do('Open voting');
  const close = desk.next.getByRole('button', { name: 'Close voting', exact: true });
  await expect(close).toBeEnabled();
  const at = (await close.boundingBox())!;
  const double = async () => {
    await desk.page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    await desk.page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  };
  await double();
  await desk.next.getByRole('button', { name: 'Undo' }).click();
  await expect(close).toBeEnabled();
  await expect(desk.next).toContainText(single.title);

  await double();
  await expect(desk.next).toContainText(rating.title);
  // The same place again, after all is done: it closes, and does nothing else.
  await double();
  await expect(close).toBeDisabled();
  await expect(desk.next.getByRole('button', { name: 'Open voting' })).toBeEnabled();
  await expect(desk.agenda.getByText('Voting', { exact: true })).toHaveCount(0);
});
