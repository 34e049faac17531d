import { drafts } from '../hall/polls.ts';
import { Director } from '../hall/hall.ts';
import { expect, ownServer, test } from '../test.ts';

const server = ownServer();
const back = { timeout: 30_000 };

test('a killed server that starts again finds every page by itself, with all that it had acknowledged', async ({
  hall,
  phone,
  watch,
}) => {
  watch.networkMayFail = true;
  const { title } = drafts.single;
  const before = await Director.of(server.url, hall);
  const pollId = await before.open(drafts.single);
  const [first, second, third] = [await phone(), await phone(), await phone()];
  await first.vote(title, { choices: ['Yes'] });
  await second.vote(title, { choices: ['No'] });
  await third.fill(title, { choices: ['Yes'] });

  await server.kill();
  await third.press(title);
  await expect(third.poll(title).getByText('Saved on this phone. It will be sent.').first()).toBeVisible();
  await expect(third.counted(title)).toBeHidden();
  await server.start();

  await expect(third.counted(title)).toBeVisible(back);
  for (const someone of [first, second, third]) {
    await expect(someone.banner).toHaveText('', back);
    await expect(someone.counted(title)).toBeVisible();
  }
  const after = await Director.of(server.url, hall);
  expect(await after.tally(pollId)).toMatchObject({ voters: 3, counts: { yes: 2, no: 1, 'not-sure': 0 } });

  // The same people as before: whoever votes again changes a vote.
  await second.vote(title, { choices: ['Yes'] });
  expect(await after.tally(pollId)).toMatchObject({ voters: 3, counts: { yes: 3, no: 0 } });
  await after.stop();
});
