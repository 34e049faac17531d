import { drafts, type PollDraft } from '../hall/polls.ts';
import { Wall } from '../pages/wall.ts';
import { ownServer, test } from '../test.ts';
import { english } from '../tour/english.ts';
import { largestPoll } from '../tour/content.ts';
import { report } from './report.ts';
import { Storm } from './storm.ts';
import { traced } from './trace.ts';

const server = ownServer();
const polls: readonly PollDraft[] = [drafts.single, largestPoll(english)];

for (const poll of polls) {
  const options = poll.options!;
  test(`the wall while ${options.length} bars move`, async ({ browser, hall, director, openPage }) => {
    const pollId = await director.open(poll);
    await director.run('SetStage', { kind: 'results', id: pollId });
    const { page } = await Wall.open(
      await openPage({ viewport: { width: 1920, height: 1080 } }),
      server.url,
      hall,
    );
    const storm = await Storm.of(server.url, hall, pollId, (n) => ({
      choices: [options[(n * n) % options.length]!.id],
    }));
    await page.locator('.leads').first().waitFor();
    const asked = await page.evaluateHandle(() => {
      const counter = { frames: 0, longest: 0, from: 0 };
      let former = performance.now();
      const count = (now: number) => {
        counter.frames += 1;
        counter.longest = Math.max(counter.longest, now - former);
        former = now;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      return counter;
    });
    let asks = { perSecond: 0, longestGapMs: 0 };
    const result = await traced(browser, page, async () => {
      await asked.evaluate((counter) =>
        Object.assign(counter, { frames: 0, longest: 0, from: performance.now() }),
      );
      await page.waitForTimeout(10_000);
      asks = await asked.evaluate(({ frames, longest, from }) => ({
        perSecond: Math.round((frames * 1_000) / (performance.now() - from)),
        longestGapMs: Math.round(longest),
      }));
    });
    report(`wall, ${options.length} bars`, result, {
      animationFramesPerSecond: asks.perSecond,
      longestGapMs: asks.longestGapMs,
    });
    await storm.stop();
  });
}
