import type { BrowserContextOptions, Page } from '@playwright/test';

/** A language whose direction pages are looked at in, and the themes they are seen in; `name` is the picture's folder. */
export interface Look {
  readonly direction: string;
  readonly language: string;
  readonly options: BrowserContextOptions;
  readonly themes: readonly { readonly name: string; readonly colorScheme: 'light' | 'dark' }[];
}

const calm = { reducedMotion: 'reduce' } as const;

export const looks: readonly Look[] = [
  {
    direction: 'left to right, light and dark',
    language: 'en',
    options: calm,
    themes: [
      { name: 'light', colorScheme: 'light' },
      { name: 'dark', colorScheme: 'dark' },
    ],
  },
  {
    direction: 'right to left',
    language: 'ar',
    options: { locale: 'ar', ...calm },
    themes: [{ name: 'rtl', colorScheme: 'light' }],
  },
];

export const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Nothing half-loaded, nothing on its way. What moves is brought to its end: in folded parts of a page it would never get there. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations())
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    // A frame that was laid out for the size before may still be on its way to the screen.
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    // What lies out of sight keeps the colours of the theme before until somebody asks for its style.
    for (const element of document.querySelectorAll('*')) void getComputedStyle(element).color;
  });
}
