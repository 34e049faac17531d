import { expect, ownServer, test } from '../test.ts';
import { drafts } from '../hall/polls.ts';

ownServer();
test.beforeEach(({ watch }) => void (watch.networkMayFail = true));

test('a vote cast without a network waits on the phone, is called counted only by the server, and counts once', async ({
  phone,
  network,
  director,
}) => {
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const away = await phone({ name: 'Amina', url: network.url });
  const here = await phone();
  await here.vote(title, { choices: ['No'] });
  await away.fill(title, { choices: ['Yes'] });

  network.cut();
  await away.page.context().setOffline(true);
  await away.press(title);
  await expect(away.poll(title).getByText('Saved on this phone. It will be sent.').first()).toBeVisible();
  await expect(away.banner).toHaveText(/Your vote is saved on this phone and will be sent/);
  await expect(away.counted(title)).toBeHidden();
  expect((await director.tally(pollId)).voters).toBe(1);

  network.mend();
  await away.page.context().setOffline(false);
  await expect(away.counted(title)).toBeVisible({ timeout: 20_000 });
  await expect(away.banner).toHaveText('');
  expect(await director.tally(pollId)).toMatchObject({ voters: 2, counts: { yes: 1, no: 1, 'not-sure': 0 } });
});

test('a vote that waits survives the page being closed and opened again', async ({
  phone,
  network,
  director,
}) => {
  const { title } = drafts.ranking;
  const pollId = await director.open(drafts.ranking);
  const away = await phone({ url: network.url });
  await away.fill(title, { ranking: ['Market hall', 'Library'] });
  network.cut();
  await away.press(title);
  await expect(away.poll(title).getByText('Saved on this phone. It will be sent.').first()).toBeVisible();
  network.mend();
  await away.page.reload();
  await expect(away.counted(title)).toBeVisible();
  expect(await director.tally(pollId)).toMatchObject({ voters: 1, counts: { 'market-hall': 1 } });
});

test('a vote on a connection that fell silent is being sent, not counted, until the answer comes', async ({
  phone,
  network,
  director,
}) => {
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const away = await phone({ url: network.url });
  await away.fill(title, { choices: ['Yes'] });
  network.silence();
  await away.press(title);
  await expect(away.poll(title).getByText('Sending…')).toBeVisible();
  await expect(away.counted(title)).toBeHidden();
  expect((await director.tally(pollId)).voters).toBe(0);
  network.mend();
  await expect(away.counted(title)).toBeVisible();
  expect(await director.tally(pollId)).toMatchObject({ voters: 1, counts: { yes: 1 } });
});

test('a moment without a network alarms nobody, and a longer one says so', async ({
  phone,
  network,
  director,
}) => {
  await director.open(drafts.rating);
  const { page, banner } = await phone({ url: network.url });
  await expect(page.getByRole('button', { name: 'Applause' })).toBeEnabled();
  await page.clock.install();
  network.cut();
  await page.context().setOffline(true);
  await expect(page.getByRole('button', { name: 'Applause' })).toBeDisabled();
  await page.clock.fastForward(2_000);
  await expect(banner).toHaveText('');
  await page.clock.fastForward(2_000);
  await expect(banner).toHaveText(/No connection at the moment. We keep trying/);
  network.mend();
  await page.context().setOffline(false);
  await expect(banner).toHaveText('');
  await expect(page.getByRole('button', { name: 'Applause' })).toBeEnabled();
});

test('a vote that waited until the poll had closed is told to be refused', async ({
  phone,
  network,
  director,
}) => {
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const away = await phone({ url: network.url });
  await away.fill(title, { choices: ['Yes'] });
  network.cut();
  await away.press(title);
  await expect(away.poll(title).getByText('Saved on this phone. It will be sent.').first()).toBeVisible();
  await director.run('ClosePoll', { pollId });
  network.mend();
  await expect(
    away.poll(title).getByText('Your vote was not counted. Voting had already closed.'),
  ).toBeVisible({ timeout: 20_000 });
  expect((await director.tally(pollId)).voters).toBe(0);
});
