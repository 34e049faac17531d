import { expect, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import type { Kind } from '../hall/polls.ts';
import { deskSize, phoneSize, type Tour, type Visit } from './tour.ts';

export const deskTour: Tour = async (visit) => {
  const { at, openPage, word, see } = visit;
  const page = await openPage(deskSize);
  const button = (key: string) => page.getByRole('button', { name: word(key), exact: true }).first();
  await page.goto(at.backstage.replace(/#.*/, ''));
  await page.getByRole('alert').waitFor();
  await see(page, 'desk-no-key');
  await page.goto(at.backstage);
  await page.getByText(word('backstage.firstPoll')).waitFor();
  await see(page, 'desk-empty');

  await button('backstage.do_write').click();
  await page
    .getByRole('button', { name: word('backstage.addPoll') })
    .last()
    .click();
  await page.locator('[aria-invalid]').first().waitFor();
  await see(page, 'desk-editor-mistakes');
  await page.getByRole('textbox', { name: word('backstage.titleLabel') }).fill(at.polls.single.title);
  const texts = page.getByRole('group', { name: word('backstage.options') }).getByRole('textbox');
  await texts.nth(0).fill(at.content.projects[0]!);
  await texts.nth(1).fill(at.content.projects[1]!);
  await see(page, 'desk-editor');
  await button('common.cancel').click();
  await page.getByRole('dialog').waitFor();
  await see(page, 'desk-dialog-discard');
  await button('backstage.discard').click();

  const ids: string[] = [];
  for (const kind of Object.keys(at.polls) as Kind[]) ids.push(await at.director.create(at.polls[kind]));
  await expect(
    page.getByRole('region', { name: word('backstage.agenda') }).getByRole('listitem'),
  ).toHaveCount(ids.length);
  await see(page, 'desk-prepared');
  await button('backstage.do_openHall').click();
  for (const [i, kind] of (Object.keys(at.polls) as Kind[]).entries()) {
    const pollId = ids[i]!;
    await at.director.run('OpenPoll', { pollId });
    await at.show('poll', pollId);
    await page.locator(`[data-poll='${pollId}'] .choose`).click();
    await at.vote(pollId, at.polls[kind]);
    await page.locator('.next .detail').getByText(/12|١٢/).first().waitFor();
    if (kind === 'single' || kind === 'text') await see(page, `desk-${kind}-open`);
    await at.close(pollId);
    if (kind === 'text') await at.pick(pollId);
    await page.locator('article .chip.closed').waitFor();
    await see(page, `desk-${kind}-closed`);
  }
  await dialogs(visit, page);
  await panes(visit, page);
};

async function dialogs({ at, word, see }: Visit, page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const shown = async (name: string) => {
    await dialog.waitFor();
    await see(page, `desk-dialog-${name}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  for (const [key, name] of [
    ['s', 'share'],
    ['m', 'announce'],
    ['p', 'preview'],
    ['?', 'shortcuts'],
  ] as const) {
    await page.locator('h1').click();
    await page.keyboard.press(key);
    await shown(name);
  }
  await page.getByRole('button', { name: word('backstage.settings'), exact: true }).click();
  await shown('settings');
  await page.getByRole('button', { name: word('backstage.import') }).click();
  await dialog.getByRole('textbox').fill('agenda:\n  - kind: single\n    title: ""\n    colour: red\n');
  await dialog.locator('.problems').waitFor();
  await shown('import-mistakes');
  await page.getByRole('button', { name: word('backstage.import') }).click();
  await dialog.getByRole('textbox').fill('title: T\nagenda:\n  - kind: words\n    title: One word\n');
  await dialog.getByRole('checkbox').waitFor();
  await shown('import');
  await page.getByRole('button', { name: word('backstage.reset') }).click();
  await shown('reset');
  await page.getByRole('button', { name: word('backstage.closeHall') }).click();
  await shown('close-hall');
  const text = at.content.announcement;
  await at.director.run('Announce', { announcementId: ulid(), text, level: 'important' });
  await page.getByRole('button', { name: word('backstage.retract') }).click();
  await shown('retract');
}

/** On a phone the desk shows one part at a time. */
async function panes({ see }: Visit, page: Page): Promise<void> {
  await page.setViewportSize(phoneSize);
  for (const pane of ['agenda', 'poll', 'wall']) {
    await page.locator(`[data-to='${pane}']`).click();
    await see(page, `desk-pane-${pane}`);
  }
}
