import type { Page } from '@playwright/test';
import { ulid } from 'ulid';
import { Voter } from '../hall/hall.ts';
import { hostile, hostilePolls } from '../hall/hostile.ts';
import { Questions } from '../pages/questions.ts';
import { expect, ownServer, test } from '../test.ts';

const server = ownServer();
test.use({
  hallDraft: {
    title: `${hostile.script}${hostile.bidi}`,
    description: `${hostile.image}\n${hostile.zalgo}`,
    questions: { moderation: 'off', anonymous: true },
  },
});

/** Text stayed text, on one screen's width. The watch that every test has fails on what was run or loaded. */
async function isHarmless(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('breached');
  await expect(page.locator('img[src="x"], a[href^="javascript:"], b, #app script')).toHaveCount(0);
  const [content, window_] = await page.evaluate(
    () => [document.documentElement.scrollWidth, innerWidth] as const,
  );
  expect(content).toBeLessThanOrEqual(window_);
}

/** What a bidi override would do: the characters after it run the other way, into what stands beside them. */
async function showsNoOverride(page: Page): Promise<void> {
  expect(await page.locator('body').innerText()).not.toMatch(/[\u202A-\u202E]/);
}

test('hostile titles, options, words and answers are shown as harmless text on the phone', async ({
  hall,
  phone,
  director,
}) => {
  const joined = await phone({ name: hostile.image });
  const voter = await Voter.of(director.server, hall);
  for (const draft of hostilePolls) {
    const pollId = await director.open(draft);
    const heading = joined.page.getByRole('main').getByRole('heading', { level: 2 }).first();
    await expect(heading).toContainText(draft.title.slice(0, 30));
    await isHarmless(joined.page);
    if (draft.kind === 'words') {
      await voter.vote(pollId, {
        words: ['<script>', '<img src=x onerror=1>', 'Za\u0301\u0302\u0303lgo', 'a'.repeat(40), 'كلمة'],
      });
      await expect(joined.page.getByText('a'.repeat(40))).toBeAttached();
    } else if (draft.kind === 'text') {
      await voter.vote(pollId, { text: `${hostile.image}${hostile.long}${hostile.arabic}` });
    } else {
      const ids = draft.options!.map((option) => option.id);
      await voter.vote(pollId, draft.kind === 'ranking' ? { ranking: ids } : { choices: [ids[0]] });
    }
    await director.run('ClosePoll', { pollId });
    await expect(joined.page.getByText('1 vote').first()).toBeVisible();
    await isHarmless(joined.page);
    await showsNoOverride(joined.page);
  }
  await voter.stop();
});

test('hostile questions, names, notes and sources are shown as harmless text on the phone and on the wall', async ({
  hall,
  phone,
  director,
  openPage,
}) => {
  const asked: string[] = [];
  // A person each, because nobody may ask so much at once.
  for (const text of Object.values(hostile)) {
    const asker = await Voter.of(director.server, hall);
    asked.push(await asker.ask(text));
    await asker.stop();
  }
  const itemId = asked[0]!;
  const context = { itemId, contextId: ulid(), text: `${hostile.image} ${hostile.bidi}` };
  await director.run('UpdateHall', { secondPerson: false });
  await director.run('AddContext', {
    ...context,
    sources: ['https://factcheck.example@evil.example/"><script>document.title="breached"</script>'],
  });
  await director.run('LabelItem', { itemId, label: '<b>topic</b>', on: true });

  const joined = await phone({ name: hostile.image });
  const questions = new Questions(joined);
  await questions.open();
  await expect(questions.other(hostile.script)).toBeVisible();
  await expect(questions.other(hostile.arabic)).toBeVisible();
  const source = joined.page.getByRole('link', { name: 'evil.example', exact: true });
  await expect(source).toHaveAttribute('rel', /noopener.*nofollow/);
  await isHarmless(joined.page);
  await showsNoOverride(joined.page);
  await joined.page.getByRole('checkbox', { name: 'Ask without my name' }).uncheck();
  await questions.write(`${hostile.link} ${hostile.bidi}`);
  // While it is on its way it reads as it was written; then as it was saved.
  const mine = questions.mine('{{7*7}}');
  await expect(mine).toContainText('Published');
  await expect(mine).not.toContainText('\u202E');
  await expect(joined.page.getByText(/characters that can’t be seen/)).toBeVisible();
  await isHarmless(joined.page);
  await showsNoOverride(joined.page);

  const wall = await openPage({ viewport: { width: 1920, height: 1080 } });
  await wall.goto(`${server.url}/stage/${hall.hallId}#key=${hall.keys.screen}`);
  for (const id of asked) {
    await director.run('SetStage', { kind: 'question', id });
    await expect(wall.getByText(/^No upvotes yet/)).toBeVisible();
    await isHarmless(wall);
    await showsNoOverride(wall);
  }
});
