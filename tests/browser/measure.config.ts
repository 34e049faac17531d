import { defineConfig } from '@playwright/test';
import { shared } from './playwright.config.ts';

/** Figures by the browser's own tracing, printed and kept in artifacts/measured.json; nothing is asserted about time. */
export default defineConfig({
  ...shared,
  testMatch: 'measure/*.measure.ts',
  timeout: 180_000,
  reporter: 'line',
  use: { ...shared.use, trace: 'off' },
});
