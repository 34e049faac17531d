import { gzipSync } from 'node:zlib';
import { expect, ownServer, small, test } from '../test.ts';
import { Phone } from '../pages/phone.ts';
import { drafts } from '../hall/polls.ts';

const server = ownServer();
const most = 90_000;

test('the phone page comes in at most 90 KB, gzipped, as the server sends it', async ({
  hall,
  director,
  openPage,
}) => {
  await director.open(drafts.single);
  const page = await openPage({ ...small, extraHTTPHeaders: { 'accept-encoding': 'gzip' } });
  const loads: Promise<{ url: string; sent: number; headers: number; zipped: number }>[] = [];
  page.on('requestfinished', (request) =>
    loads.push(
      (async () => {
        const response = (await request.response())!;
        const { responseBodySize: sent, responseHeadersSize: headers } = await request.sizes();
        const zipped = gzipSync(await response.body(), { level: 9 }).length;
        return { url: new URL(request.url()).pathname, sent, headers, zipped };
      })(),
    ),
  );
  const phone = new Phone(page);
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  await expect(phone.poll(drafts.single.title)).toBeVisible();

  const all = await Promise.all(loads);
  const sum = (of: 'sent' | 'headers' | 'zipped') => all.reduce((total, load) => total + load[of], 0);
  test.info().annotations.push({
    type: 'first load',
    description: `${all.length} answers: ${sum('sent')} bytes of bodies as sent, ${sum('zipped')} if gzipped here, ${sum('headers')} of headers`,
  });
  expect(sum('zipped'), JSON.stringify(all, null, 1)).toBeLessThanOrEqual(most);
  expect(sum('sent'), JSON.stringify(all, null, 1)).toBeLessThanOrEqual(most);
});

test('nothing moves on the phone when a poll, votes and results arrive', async ({
  hall,
  director,
  openPage,
}) => {
  const page = await openPage(small);
  const phone = new Phone(page);
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  await page.evaluate(() => {
    const shifts: number[] = [];
    (window as unknown as { shifts: number[] }).shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift' });
  });
  const pollId = await director.open(drafts.single);
  await expect(phone.poll(drafts.single.title)).toBeVisible();
  await director.run('ClosePoll', { pollId });
  await expect(phone.poll(drafts.single.title).getByText('Voting is closed')).toBeVisible();
  await director.open(drafts.multiple);
  await expect(phone.poll(drafts.multiple.title)).toBeVisible();
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.02);
});
