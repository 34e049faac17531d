import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { answers, drafts, type Answer, type Kind } from './hall/polls.ts';
import { expectAccessible } from './pages/axe.ts';
import { Phone } from './pages/phone.ts';
import type { Watch } from './pages/watch.ts';
import { expect, ownServer, small, test } from './test.ts';

const server = ownServer();
const folder = fileURLToPath(new URL('../../artifacts/screenshots/plain/', import.meta.url));
const kinds = Object.keys(drafts) as Kind[];

/** A page that says what was refused has a status of its own, and the browser writes that down as an error. */
function refusalsAreMeant(watch: Watch): void {
  const others = watch.complaints.filter((each) => !each.includes('status of 422'));
  watch.complaints.splice(0, Infinity, ...others);
}

async function join(page: Page, code: string): Promise<void> {
  await page.goto(`${server.url}/p`);
  await page.getByRole('textbox', { name: 'Join code' }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'City budget' })).toBeVisible();
}

async function vote(page: Page, kind: Kind, answer: Answer): Promise<void> {
  const card = page.getByRole('region', { name: drafts[kind].title });
  if ('choices' in answer)
    for (const choice of answer.choices) await card.getByLabel(choice, { exact: true }).check();
  if ('rating' in answer) await card.getByLabel(String(answer.rating), { exact: true }).check();
  if ('number' in answer) await card.getByRole('textbox', { name: 'Your number' }).fill(answer.number);
  if ('text' in answer) await card.getByRole('textbox').fill(answer.text);
  if ('ranking' in answer)
    for (const [i, option] of answer.ranking.entries())
      await card.getByRole('combobox', { name: `Place of ${option}` }).selectOption(String(i + 1));
  if ('words' in answer)
    for (const [i, word] of answer.words.entries())
      await card.getByRole('textbox', { name: `Word ${i + 1}` }).fill(word);
  if ('places' in answer)
    for (const [option, [across, up]] of Object.entries(answer.places)) {
      await card.getByRole('combobox', { name: `${option}: across` }).selectOption(String(across));
      await card.getByRole('combobox', { name: `${option}: up` }).selectOption(String(up));
    }
  if ('points' in answer)
    for (const [option, points] of Object.entries(answer.points))
      await card.getByRole('textbox', { name: `Points for ${option}` }).fill(String(points));
  await card.getByRole('button', { name: 'Vote' }).click();
  await expect(card.getByText('Your vote is counted')).toBeVisible();
}

test('somebody without scripts joins, votes on every kind of poll, asks, and sees the results', async ({
  hall,
  director,
  openPage,
}) => {
  test.setTimeout(180_000);
  const page = await openPage({ ...small, javaScriptEnabled: false });
  await join(page, hall.joinCode);
  for (const kind of kinds) {
    const pollId = await director.open(drafts[kind]);
    await page.getByRole('link', { name: 'Load new' }).click();
    await vote(page, kind, answers[kind].given[0]!);
    await director.run('ClosePoll', { pollId });
  }

  await page.getByRole('textbox', { name: 'Ask a question' }).fill('When will the bridge be mended?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('When will the bridge be mended?').first()).toBeVisible();

  const card = page.getByRole('region', { name: drafts.single.title });
  await expect(card.getByRole('row', { name: 'Yes' })).toContainText('1 (100%)');
});

test('a ballot that was refused says why where it was cast, and keeps what was typed', async ({
  hall,
  director,
  openPage,
  watch,
}) => {
  const page = await openPage({ ...small, javaScriptEnabled: false });
  await join(page, hall.joinCode);
  await director.open(drafts.numeric);
  await page.getByRole('link', { name: 'Load new' }).click();
  const card = page.getByRole('region', { name: drafts.numeric.title });
  await card.getByRole('textbox').fill('900');
  await card.getByRole('button', { name: 'Vote' }).click();

  const field = card.getByRole('textbox');
  await expect(field).toHaveValue('900');
  await expect(field).toHaveAccessibleDescription(/The number has to be in the given range/);
  await expect(page.getByRole('alert')).toContainText('The number has to be in the given range');
  refusalsAreMeant(watch);
});

test('the page is accessible and fits in every size, theme and direction', async ({
  hall,
  director,
  openPage,
  watch,
}) => {
  test.setTimeout(180_000);
  for (const kind of kinds) await director.open(drafts[kind]);
  for (const { name, locale, width, height, colorScheme } of [
    { name: 'light', locale: 'en-GB', width: 390, height: 844, colorScheme: 'light' },
    { name: 'dark', locale: 'en-GB', width: 390, height: 844, colorScheme: 'dark' },
    { name: 'small', locale: 'en-GB', width: 320, height: 568, colorScheme: 'light' },
    { name: 'arabic', locale: 'ar', width: 390, height: 844, colorScheme: 'light' },
  ] as const) {
    const page = await openPage({ viewport: { width, height }, locale, colorScheme });
    await page.goto(`${server.url}/p/${hall.joinCode}`);
    await expectAccessible(page, `the door, ${name}`);
    await page.getByRole('main').getByRole('button').click();
    await page.getByRole('main').getByRole('button').first().click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page, `the hall, ${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  }
  refusalsAreMeant(watch);
});

test('the phone page leads to it where no script runs', async ({ hall, openPage }) => {
  const page = await openPage({ ...small, javaScriptEnabled: false });
  await page.goto(`${server.url}/j/${hall.joinCode}`);
  await page.getByRole('link', { name: 'Use the simple page' }).click();
  await expect(page.getByRole('textbox', { name: 'Join code' })).toBeVisible();
});

test('a phone whose WebSockets do not get through says so and leads to it', async ({ hall, openPage, watch }) => {
  watch.networkMayFail = true;
  const page = await openPage(small);
  await page.routeWebSocket(/\/hubs\//, (socket) => socket.close());
  const phone = new Phone(page);
  await phone.join(`${server.url}/j/${hall.joinCode}`);
  await expect(phone.banner).toContainText('Something on this network lets no live page through.');
  await phone.banner.getByRole('link', { name: 'Use the simple page' }).click();
  await expect(page).toHaveURL(new RegExp(`/p/${hall.joinCode}`));
  await expect(page.getByRole('main').getByRole('button').first()).toBeVisible();
});
