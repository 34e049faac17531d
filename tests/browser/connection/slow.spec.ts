import { drafts } from '../hall/polls.ts';
import { Phone } from '../pages/phone.ts';
import { expect, ownServer, small, test } from '../test.ts';

const server = ownServer();
/** What Chromium's own tools call slow 3G. */
const slow3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };

test('on slow 3G somebody joins, votes and is told that it counts', async ({ hall, director, openPage }) => {
  test.setTimeout(120_000);
  const { title } = drafts.single;
  const pollId = await director.open(drafts.single);
  const page = await openPage(small);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', slow3G);
  const patience = { timeout: 40_000 };
  await page.goto(`${server.url}/j/${hall.joinCode}`, { waitUntil: 'commit', ...patience });
  const join = page.getByRole('button', { name: 'Join', exact: true });
  await expect(join).toBeVisible(patience);
  expect(await page.evaluate(askedForHallEarly)).toBe(true);
  await join.click();
  const phone = new Phone(page);
  await expect(phone.poll(title)).toBeVisible(patience);
  await phone.fill(title, { choices: ['Yes'] });
  await phone.press(title);
  await expect(phone.counted(title)).toBeVisible(patience);
  expect(await director.tally(pollId)).toMatchObject({ voters: 1, counts: { yes: 1 } });
});

/** Each answer that waits for another one costs two seconds here, so the hall is asked for before the words are there. */
function askedForHallEarly(): boolean {
  const loads = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const hall = loads.find((load) => load.name.includes('/api/join/'))!;
  const scripts = loads.filter((load) => load.name.endsWith('.js'));
  return hall.startTime < Math.max(...scripts.map((load) => load.responseEnd));
}
