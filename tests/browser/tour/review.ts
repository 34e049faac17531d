import { expect } from '@playwright/test';
import { ulid } from 'ulid';
import { Asker } from '../hall/questions.ts';
import { deskSize, phoneSize, type Tour } from './tour.ts';

/** The review of questions, the line-up and the incidents, each with something in it. */
export const reviewTour: Tour = async ({ at, openPage, word, see }) => {
  await at.director.run('OpenHall', {});
  const page = await openPage(deskSize);
  const button = (key: string) => page.getByRole('button', { name: word(key) }).first();
  const dialog = page.getByRole('dialog');
  const area = (key: string) =>
    page
      .locator('nav button')
      .filter({ hasText: word(key) })
      .first()
      .click();
  await page.goto(at.backstage);
  await area('queue.area_questions');
  await page.getByText(word('queue.none_pending')).waitFor();
  await see(page, 'review-empty');

  const asker = await Asker.of(at.server, at.hall);
  const [first, second] = at.content.projects as [string, string];
  await asker.ask(`${first}?`);
  await asker.ask(`${second}? WWW.EXAMPLE.ORG`);
  const third = await asker.ask(`${first} / ${second}?`);
  await at.director.run('Decide', { itemId: third, revision: 1, action: 'approve' });
  const rows = page.locator('[data-row]');
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await see(page, 'review-open');
  await page.keyboard.press('r');
  await page.locator('.picker').waitFor();
  await see(page, 'review-reason');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await see(page, 'review-marked');
  await page.keyboard.press('Escape');
  await button('queue.filters').click();
  await see(page, 'review-filters');

  const shown = async (name: string, open: () => Promise<void>) => {
    await open();
    await dialog.waitFor();
    await see(page, `review-dialog-${name}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  await shown('merge', () => page.keyboard.press('m'));
  await shown('context', () => page.keyboard.press('c'));
  await shown('mute', () => page.keyboard.press('x'));
  await shown('shortcuts', () => page.keyboard.press('?'));
  await shown('redact', () => button('queue.act_redact').click());
  await shown('translate', () => button('queue.act_translate').click());
  await shown('incident', () => button('incidents.openHere').click());
  await shown('rules', () => button('rules.title').click());
  await page.locator('h1').click();
  await page.keyboard.press('a');
  await page
    .getByRole('status')
    .filter({ hasText: word('queue.undo') })
    .waitFor();
  await see(page, 'review-undo');

  const incidentId = ulid();
  await at.director.run('OpenIncident', {
    incidentId,
    title: `${second}!`,
    harm: 3,
    spread: 1,
    itemId: third,
  });
  await area('queue.area_incidents');
  await page.getByRole('article').waitFor();
  await button('incidents.weigh').click();
  await see(page, 'incidents');
  await shown('statement', () => button('incidents.writeStatement').click());

  await at.director.run('Decide', { itemId: third, revision: 1, action: 'select' });
  await area('queue.area_lineUp');
  await button('lineup.takeNext').click();
  await page.locator('.live.on').waitFor();
  await see(page, 'lineup');
  await shown('answer', () => button('lineup.answerWritten').click());
  await shown('defer', () => button('queue.act_defer').click());

  await page.setViewportSize(phoneSize);
  await see(page, 'lineup-phone');
  await area('queue.area_questions');
  await see(page, 'review-phone-item');
  await page.locator('.back button').click();
  await rows.first().waitFor();
  await see(page, 'review-phone');
  await asker.stop();
};
