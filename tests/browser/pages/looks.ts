import type { BrowserContextOptions, Page } from '@playwright/test';

/** A way pages can look: by theme, and by the direction of the language. */
export interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly language: string;
}

const calm = { reducedMotion: 'reduce' } as const;

export const looks: readonly Look[] = [
  { name: 'light', options: { colorScheme: 'light', ...calm }, language: 'en' },
  { name: 'dark', options: { colorScheme: 'dark', ...calm }, language: 'en' },
  { name: 'rtl', options: { colorScheme: 'light', locale: 'ar', ...calm }, language: 'ar' },
];

export const sizes = [
  { name: '390x844', viewport: { width: 390, height: 844 } },
  { name: '1440x900', viewport: { width: 1440, height: 900 } },
  { name: '1920x1080', viewport: { width: 1920, height: 1080 } },
] as const;

/** Nothing half-loaded, nothing on its way. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
