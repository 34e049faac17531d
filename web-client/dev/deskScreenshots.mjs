// Pictures of every scene of the questions' desk: node dev/deskScreenshots.mjs [name part ...], into ../artifacts/desk.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const wanted = process.argv.slice(2);
const scenes = [
  ...['review', 'review-claim', 'review-taken', 'review-flagged', 'review-reason', 'review-undo'],
  ...['review-marked', 'review-burst', 'review-failed', 'review-context', 'review-merge', 'review-empty'],
  ...['held', 'lineup', 'lineup-speaker', 'incidents', 'rules', 'polls'],
];
const large = { width: 1440, height: 900 };
const shots = [
  ...scenes.map((scene) => ({ scene, size: large })),
  ...['review-claim', 'review-marked', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: large,
    theme: 'dark',
  })),
  ...['review-claim', 'review-flagged', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: large,
    lang: 'ar',
  })),
  ...['review', 'review-claim', 'lineup', 'incidents'].map((scene) => ({
    scene,
    size: { width: 390, height: 844 },
  })),
  ...['review-claim', 'incidents'].map((scene) => ({ scene, size: { width: 1024, height: 768 } })),
];
const folder = new URL('../../artifacts/desk/', import.meta.url);
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
for (const { scene, size, theme = 'light', lang = 'en' } of shots) {
  const name = [scene, `${size.width}x${size.height}`, theme, lang].join('.');
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  page.on('pageerror', (error) => console.error(name, error.message));
  page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
  await page.goto(`${origin}dev/desk.html?scene=${scene}&theme=${theme}&lang=${lang}`);
  await page.locator('[data-ready]').waitFor({ state: 'attached', timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, animations: 'disabled' });
  await page.close();
}
await browser.close();
await vite.close();
