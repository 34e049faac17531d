// Pictures of every scene of the phone: node dev/screenshots.mjs [name part ...], into ../artifacts/phone.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const wanted = process.argv.slice(2).filter((each) => each !== '--full');
const kinds = ['single', 'multiple', 'rating', 'ranking', 'numeric', 'words', 'text'];
const scenes = [
  ...kinds.map((kind) => `vote-${kind}`),
  ...kinds.map((kind) => `result-${kind}`),
  ...['counted-single', 'counted-ranking', 'live-single', 'timer-single', 'announcement', 'waiting', 'ended'],
];
const questions = [
  '',
  '-mine',
  '-off',
  '-muted',
  '-empty',
  '-fresh',
  '-similar',
  '-kept',
  '-flag',
  '-correction',
  '-poll',
];
const shots = [
  ...questions.map((which) => ({ scene: `questions${which}` })),
  ...['questions', 'questions-mine', 'questions-kept', 'questions-flag'].flatMap((scene) => [
    { scene, theme: 'dark' },
    { scene, lang: 'ar' },
  ]),
  ...['en', 'ar'].map((lang) => ({ scene: 'log', lang, file: 'log' })),
  { scene: 'log', theme: 'dark', file: 'log' },
  { scene: 'live_question' },
  { scene: 'questions-mine', lang: 'fr' },
  ...scenes.map((scene) => ({ scene })),
  ...['vote-single', 'counted-ranking', 'result-single', 'result-ranking', 'announcement'].map((scene) => ({
    scene,
    theme: 'dark',
  })),
  ...['vote-single', 'counted-ranking', 'result-single', 'waiting'].map((scene) => ({ scene, lang: 'ar' })),
  { scene: 'vote-multiple', colour: '7a1f5c' },
  { scene: 'result-single', colour: 'ffd500' },
  { scene: 'counted-single', colour: 'ffd500', theme: 'dark' },
];
const folder = new URL('../../artifacts/phone/', import.meta.url);
mkdirSync(folder, { recursive: true });

const vite = await createServer({ server: { port: 0, host: '127.0.0.1', hmr: false }, logLevel: 'error' });
await vite.listen();
const origin = vite.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
for (const { scene, theme = 'light', lang = 'en', colour = '', file = 'gallery' } of shots) {
  const name = [scene, theme, lang, colour].filter(Boolean).join('.');
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 });
  page.on('pageerror', (error) => console.error(name, error.message));
  page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
  await page.goto(`${origin}dev/${file}.html?scene=${scene}&theme=${theme}&lang=${lang}&colour=${colour}`);
  await page.locator('h2:visible, .next:visible').first().waitFor({ timeout: 30_000 });
  await page.waitForLoadState('networkidle', { timeout: 30_000 });
  if (/question/.test(scene)) await page.waitForTimeout(2_500);
  await page.screenshot({
    fullPage: process.argv.includes('--full'),
    path: new URL(`${name}.png`, folder).pathname,
    animations: 'disabled',
  });
  await page.close();
}
await browser.close();
await vite.close();
