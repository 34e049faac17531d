import { expect } from '@playwright/test';
import { creatorKey } from '../hall/server.ts';
import { deskSize, type Tour } from './tour.ts';

export const startTour: Tour = async ({ at, openPage, word, see }) => {
  const page = await openPage(deskSize);
  await page.goto(`${at.server}/#creator=${creatorKey}`);
  await see(page, 'start');
  const join = page.getByRole('region', { name: word('start.joinTitle') });
  await join.getByRole('textbox').fill('12');
  await join.getByRole('button', { name: word('code.join') }).click();
  const create = page.getByRole('button', { name: word('start.create') });
  await create.click();
  await expect(page.getByRole('alert')).toHaveCount(2);
  await see(page, 'start-mistakes');
  await page.getByRole('textbox', { name: word('start.hallTitle') }).fill(at.content.hall.title);
  await create.click();
  await expect(page.getByRole('link', { name: word('start.goBackstage') })).toBeVisible();
  await see(page, 'start-created');
  await page.reload();
  await expect(page.getByRole('region', { name: word('start.ownHalls') })).toBeVisible();
  await see(page, 'start-again');
};
