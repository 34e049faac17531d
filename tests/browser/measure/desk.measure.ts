import { Asker, counts } from '../hall/questions.ts';
import type { Hall } from '../hall/hall.ts';
import { matters, places } from '../hall/subjects.ts';
import { Review } from '../pages/review.ts';
import { expect, ownServer, test } from '../test.ts';
import { report } from './report.ts';
import { traced } from './trace.ts';

/** Twenty people ask for ten thousand. */
const server = ownServer({
  TOWNHALL__LIMITS__QUESTIONSPERMINUTE: '0',
  TOWNHALL__LIMITS__CALLSPERSECOND: '0',
});
const hd = { viewport: { width: 1440, height: 900 } };

test.use({ hallDraft: { title: 'City budget', questions: { moderation: 'off', anonymous: true } } });

const question = (n: number) =>
  `${n + 1}. What about the ${matters[n % matters.length]} of the ${places[n % places.length]} in ${2027 + (n % 9)}?`;

/** Answers the ids. */
async function ask(askers: readonly Asker[], from: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  await Promise.all(
    askers.map(async (asker, at) => {
      for (let n = at; n < count; n += askers.length) ids.push(await asker.ask(question(from + n)));
    }),
  );
  return ids;
}

/** Upvotes that come and go, so that every frame of the server has news, and two new questions a second. */
function storm(askers: readonly Asker[], published: readonly string[]): { stop(): Promise<void> } {
  let over = false;
  const going = askers.map(async (asker, at) => {
    for (let round = 0; !over; round++) {
      await asker.upvote(published[(at * 7 + round) % 150]!, round % 3 !== 0);
      if (round % 100 === at * 5) await asker.ask(question(20_000 + round * 20 + at));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  return {
    stop: async () => {
      over = true;
      await Promise.all(going);
    },
  };
}

async function open(
  page: Awaited<ReturnType<typeof Review.open>>['page'],
  hall: Hall,
  queue: string,
): Promise<Review> {
  const review = await Review.open(page, server.url, hall, { name: 'Amina' });
  await review.queue(queue);
  await expect(page.locator('[data-row]').first()).toBeVisible();
  return review;
}

test('a desk with 10,000 questions, 10 frames a second', async ({ browser, hall, director, openPage }) => {
  test.setTimeout(900_000);
  const askers = await Promise.all(Array.from({ length: 20 }, () => Asker.of(server.url, hall)));
  const published = await ask(askers, 0, 5_000);
  await director.run('UpdateHall', { questions: { moderation: 'pre' } });
  await ask(askers, 5_000, 5_000);
  // So many from so few people are held by a rule.
  expect((await counts(server.url, hall)).held).toBeGreaterThan(4_900);

  const page = await openPage(hd);
  let frames = 0;
  let bytes = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      frames += 1;
      bytes += payload.length;
    }),
  );
  const review = await open(page, hall, 'Held');
  const news = storm(askers, published);
  const run = async (what: string, work: () => Promise<void>) => {
    [frames, bytes] = [0, 0];
    const result = await traced(browser, page, work);
    report(`desk with 10,000 questions, ${what}`, result, {
      frames: Math.round(frames / result.seconds),
      kilobytesPerFrame: Math.round(bytes / Math.max(1, frames) / 102.4) / 10,
    });
  };
  await run('reading the queue', () => page.waitForTimeout(10_000));
  const before = (await counts(server.url, hall)).published!;
  await run('a verdict every 700 ms', async () => {
    for (let n = 0; n < 14; n++) {
      await page.waitForTimeout(700);
      await review.key('a');
    }
  });
  expect((await counts(server.url, hall)).published).toBe(before + 14);
  await review.moreRows(1_000);
  await run('reading a queue of 1,000 rows', () => page.waitForTimeout(10_000));
  await review.queue('Published');
  await run('looking at what is published', () => page.waitForTimeout(10_000));
  await news.stop();
  await Promise.all(askers.map((asker) => asker.stop()));
});
