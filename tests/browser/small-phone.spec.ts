import type { Page } from '@playwright/test';
import { Phone } from './pages/phone.ts';
import { expect, ownServer, test } from './test.ts';

const server = ownServer();
const old = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true } as const;
const title = 'Which project should the city build first?';
const projects = [
  'Library',
  'Harbour baths',
  'Market hall',
  'Tram line',
  'Youth centre',
  'Bike lanes',
  'Park',
  'School',
];
const options = projects.map((text, at) => ({ id: `p${at}`, text }));
const languages = ['en', 'fr', 'es', 'ar', 'sw'];

test.use({ hallDraft: { title: 'Riverside: the 2027 budget and the new tram line', languages } });

/** Words of the page that stand on two lines though they have no hyphen. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement?.checkVisibility() || node.parentElement.closest('.visually-hidden')) continue;
      for (const word of (node.nodeValue ?? '').matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
    return broken;
  });
}

test('on a small phone nothing is lost under the button: it says how many more there are, and leads to them', async ({
  hall,
  director,
  openPage,
}) => {
  await director.open({ kind: 'single', title, options });
  const phone = new Phone(await openPage(old));
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  const { page } = phone;
  const poll = phone.poll(title);
  const more = poll.getByRole('button', { name: /^\d more below$/ });
  const seen = () =>
    page.evaluate(() => {
      const edge = document.querySelector('form .foot')!.getBoundingClientRect().top;
      const head = document.querySelector('header')!.getBoundingClientRect().bottom;
      const boxes = [...document.querySelectorAll('[data-option]')].map((each) =>
        each.getBoundingClientRect(),
      );
      return boxes.filter(({ top, bottom }) => bottom <= edge + 4 && top >= head - 4).length;
    });
  await expect(poll.getByRole('button', { name: 'Vote', exact: true })).toBeVisible();
  const first = await seen();
  await expect(more).toHaveText(new RegExp(`^\\s*${projects.length - first} more below`));
  const many = (await more.textContent())!;
  await more.dispatchEvent('click');
  await expect(more.filter({ hasText: many })).toHaveCount(0);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await expect(more).toHaveCount(0);
  // The last one can be chosen, and the header has made room.
  await poll.getByLabel('School', { exact: true }).check();
  await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport();
  await expect(page.getByRole('link', { name: 'Now', exact: true })).toBeInViewport();
  await phone.press(title);
  await expect(phone.counted(title)).toBeVisible();
  // Whoever goes by keys or listens is still there.
  await expect(poll.getByRole('status').first()).toBeFocused();
});

test('with letters twice as large no word is broken, in any language', async ({
  hall,
  director,
  openPage,
}) => {
  await director.open({ kind: 'single', title, options: options.slice(0, 3) });
  const phone = new Phone(await openPage(old));
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  const found: Record<string, readonly string[]> = {};
  for (const language of languages) {
    await phone.page.goto(`${server.url}/j/${hall.joinCode}?lang=${language}`);
    await phone.page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await expect(phone.poll(title)).toBeVisible();
    await expect(phone.poll(title).locator('form .foot')).toBeVisible();
    found[language] = await brokenWords(phone.page);
    expect(
      await phone.page.evaluate(() => document.documentElement.scrollWidth),
      `${language} is as wide as the screen`,
    ).toBeLessThanOrEqual(old.viewport.width);
  }
  expect(found).toEqual(Object.fromEntries(languages.map((language) => [language, []])));
});
