import { expect } from '@playwright/test';
import { ulid } from 'ulid';
import type { Kind } from '../hall/polls.ts';
import { largestPoll } from './content.ts';
import { phoneSize, type Tour } from './tour.ts';

export const phoneTour: Tour = async ({ at, openPage, word, see }) => {
  const page = await openPage(phoneSize);
  const { director, content } = at;
  await page.goto(`${at.server}/j/AAAAAA`);
  await expect(page.getByRole('alert')).toBeVisible();
  await see(page, 'phone-no-such-code');
  await page.goto(at.join);
  await page.getByRole('button', { name: word('attend.join'), exact: true }).waitFor();
  await see(page, 'phone-join');
  await page.getByRole('button', { name: word('attend.join'), exact: true }).click();
  await director.run('OpenHall', {});
  await page.getByText(word('attend.waitingTitle')).waitFor();
  await see(page, 'phone-waiting');

  for (const kind of Object.keys(at.polls) as Kind[]) {
    const draft = at.polls[kind];
    const pollId = await director.open(draft);
    const poll = page.getByRole('region', { name: draft.title });
    await poll.waitFor();
    await see(page, `phone-${kind}`);
    if (['single', 'motion', 'statement'].includes(kind)) await poll.getByRole('radio').first().check();
    if (kind === 'multiple') for (const box of [0, 1, 2]) await poll.getByRole('checkbox').nth(box).check();
    if (kind === 'ranking')
      for (const at of [2, 0]) await poll.getByRole('button', { name: content.projects[at] }).click();
    if (kind === 'numeric') await poll.getByRole('textbox').fill('99');
    if (kind === 'points')
      for (const [at, given] of [60, 55].entries())
        await poll.getByRole('spinbutton').nth(at).fill(String(given));
    if (kind === 'grid') await poll.getByRole('slider').first().fill('15');
    if (kind === 'text') await poll.getByRole('textbox').fill(content.answers[1]!);
    if (kind !== 'rating' && kind !== 'words') await see(page, `phone-${kind}-chosen`);
    if (['single', 'ranking'].includes(kind)) {
      await poll.getByRole('button', { name: word('vote.cast'), exact: true }).click();
      await poll.getByText(word('vote.counted')).first().waitFor();
      await see(page, `phone-${kind}-counted`);
    }
    await at.vote(pollId, draft);
    await at.close(pollId);
    if (kind === 'text') await at.pick(pollId);
    await poll.getByText(word('vote.closed')).waitFor();
    if (kind !== 'text') await see(page, `phone-${kind}-result`);
    else {
      await poll.getByRole('list').first().waitFor();
      await see(page, 'phone-text-result');
    }
  }
  const largest = largestPoll(content);
  const pollId = await director.open(largest);
  await at.vote(pollId, largest);
  const poll = page.getByRole('region', { name: largest.title }).first();
  await poll.locator('summary').click();
  await see(page, 'phone-50-options');

  await director.run('Announce', { announcementId: ulid(), text: content.announcement, level: 'important' });
  await page.getByRole('region', { name: word('attend.announcement'), exact: true }).waitFor();
  await see(page, 'phone-announcement');
  await page.getByRole('button', { name: word('common.close') }).click();
  await page.getByRole('button', { name: word('attend.menu') }).click();
  await page.getByRole('dialog').waitFor();
  await see(page, 'phone-settings');
  await page.keyboard.press('Escape');
  await director.run('CloseHall', {});
  await page.getByRole('heading', { name: word('attend.endedTitle') }).waitFor();
  await page
    .getByRole('region', { name: word('attend.earlier') })
    .locator('summary')
    .first()
    .click();
  await see(page, 'phone-ended');
};
