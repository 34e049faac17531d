import { defineConfig } from '@playwright/test';

/** Of the system's Chromium, so that no browser is downloaded. Only loopback is ever asked for anything. */
export const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

export const shared = {
  testDir: '.',
  outputDir: '../../artifacts/browser',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    ...chromium,
    locale: 'en-GB',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: 'retain-on-failure' as const,
  },
};

export default defineConfig({
  ...shared,
  projects: [
    // These pages notice what they share a machine with, and measure it: one at a time.
    { name: 'browser', testMatch: '*.spec.ts', testIgnore: 'looks.spec.ts' },
    // Pictures and axe keep one core busy and measure nothing: with `--workers=2` a tour runs on each.
    { name: 'looks', testMatch: 'looks.spec.ts', fullyParallel: true, outputDir: '../../artifacts/looks' },
  ],
});
