import { expectAccessible } from './pages/axe.ts';
import { Desk } from './pages/desk.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const hd = { viewport: { width: 1440, height: 900 } };

test('a facilitator invites somebody by name, and puts them out again', async ({ hall, openPage, watch }) => {
  watch.mayBeRefused = true;
  const desk = await Desk.open(await openPage(hd), server.url, hall);
  await desk.page.getByRole('button', { name: 'People and links' }).click();
  const people = desk.page.getByRole('dialog', { name: 'People and links' });
  await people.getByRole('textbox', { name: 'Name' }).fill('Jo');
  await people.getByRole('button', { name: 'Make a link' }).click();
  const link = await people.getByText(/#key=/).innerText();
  await expectAccessible(desk.page, 'people and links');

  const jo = await openPage(hd);
  await jo.goto(link.replace(/^https?:\/\/[^/]+/, server.url));
  await expect(jo.getByRole('navigation', { name: 'Parts of the desk' })).toBeVisible();
  await people.getByRole('button', { name: 'Withdraw the link of Jo' }).click();
  await desk.page
    .getByRole('dialog', { name: 'Withdraw the link of Jo?' })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await expect(jo.getByText('This link was withdrawn or has expired.').first()).toBeVisible();
  await expect(people).toContainText('1 link was withdrawn or has expired');
});
