import { ownServer, test } from '../test.ts';
import { english } from '../tour/english.ts';
import { largestPoll } from '../tour/content.ts';
import { report } from './report.ts';
import { Storm } from './storm.ts';
import { traced } from './trace.ts';

const server = ownServer();
const poll = largestPoll(english);

for (const slowdown of [1, 4])
  test(`a phone with ${slowdown}x CPU slowdown, 10 frames a second of a poll with 50 options`, async ({
    browser,
    hall,
    director,
    phone,
  }) => {
    const pollId = await director.open(poll);
    const { page } = await phone();
    let frames = 0;
    page.on('websocket', (socket) => socket.on('framereceived', () => (frames += 1)));
    await page.reload();
    const storm = await Storm.of(server.url, hall, pollId, (n) => ({
      choices: [`o${n % 50}`, `o${(n * 3) % 50 === n % 50 ? (n + 1) % 50 : (n * 3) % 50}`],
    }));
    // The result lies open, and most of it below the screen, as after a vote.
    await page.locator('summary').click();
    await page.waitForFunction(() => document.querySelectorAll('.leads').length > 0);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    frames = 0;
    const result = await traced(browser, page, () => page.waitForTimeout(10_000));
    report(`phone, ${slowdown}x slower, 50 options`, result, { frames: Math.round(frames / result.seconds) });
    await storm.stop();
  });
