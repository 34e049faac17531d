// Serves the scenes of this folder and takes a picture of each in Chromium.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

/**
 * @param folder below ../artifacts
 * @param shots each with a `name`, a `size` and the `path` of its page below dev/
 * @param ready waits until the page is worth a picture; what it returns goes to the screenshot as options
 */
export async function takePictures(folder, shots, ready) {
  const pictures = new URL(`../../artifacts/${folder}/`, import.meta.url);
  mkdirSync(pictures, { recursive: true });
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
  for (const shot of shots) {
    const { name, size, path } = shot;
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
    page.on('pageerror', (error) => console.error(name, error.message));
    page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
    await page.goto(`${origin}dev/${path}`);
    const options = await ready(page, shot);
    await page.screenshot({
      path: new URL(`${name}.png`, pictures).pathname,
      animations: 'disabled',
      ...options,
    });
    await page.close();
  }
  await browser.close();
  await vite.close();
}
