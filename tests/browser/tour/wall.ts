import { ulid } from 'ulid';
import type { Kind } from '../hall/polls.ts';
import { largestPoll } from './content.ts';
import { wallSize, type Tour } from './tour.ts';

export const wallTour: Tour = async ({ at, openPage, word, see }) => {
  const refused = await openPage(wallSize);
  // It tries again by itself; here it waits for an answer, so that it can be looked at.
  await refused.route('**/stage/**', (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
  });
  await refused.goto(at.stage.replace(/key=.*/, 'key=wrong'));
  await refused.getByRole('alert').waitFor();
  await see(refused, 'wall-refused');
  await refused.close();

  const page = await openPage(wallSize);
  const { director, content } = at;
  const title = page.getByRole('main').getByRole('heading', { level: 1 });
  await page.goto(at.stage.replace('#', '?ask=off#'));
  await director.run('OpenHall', {});
  await title.filter({ hasText: content.hall.title }).waitFor();
  await at.show('questions');
  await page.getByText(word('stage.mostAsked')).waitFor();
  await see(page, 'wall-questions');
  await at.show('break');
  await page.getByText(word('stage.breakAsk')).waitFor();
  await see(page, 'wall-break');
  await at.show('join');
  await page.getByText(word('stage.howToJoin')).waitFor();
  await see(page, 'wall-join');

  for (const kind of [...(Object.keys(at.polls) as Kind[]), 'largest'] as const) {
    const draft = kind === 'largest' ? largestPoll(content) : at.polls[kind];
    const name = kind === 'largest' ? '50-options' : kind;
    const pollId = await director.create(draft);
    await director.run('OpenPoll', {
      pollId,
      closesAt: new Date(Date.now() + 90_000).toISOString(),
    });
    await at.show('poll', pollId);
    await title.filter({ hasText: draft.title }).waitFor();
    if (['single', 'largest'].includes(kind)) await see(page, `wall-${name}`);
    await at.vote(pollId, draft);
    await at.close(pollId);
    if (kind === 'text') await at.pick(pollId);
    await at.show('results', pollId);
    // Rounds are told one after the other; the last one stays.
    await page.getByRole('main').locator('ul, ol, figure').first().waitFor();
    if (kind === 'ranking') {
      await see(page, 'wall-ranking-first-round');
      await page.keyboard.press('End');
    }
    await see(page, `wall-${name}-result`);
  }
  const announcementId = ulid();
  await director.run('Announce', { announcementId, text: content.announcement, level: 'important' });
  await at.show('announcement', announcementId);
  await page.getByRole('main').getByText(content.announcement).waitFor();
  await see(page, 'wall-announcement');
  await at.show('idle');
  await director.run('CloseHall', {});
  await page.getByText(word('stage.over')).waitFor();
  await see(page, 'wall-over');
};
