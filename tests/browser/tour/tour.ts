import type { Page } from '@playwright/test';
import type { TourHall } from './hall.ts';

/** What a tour is given: pages that look one way, words to find things by, and somebody who looks at each state. */
export interface Visit {
  readonly at: TourHall;
  readonly openPage: (size: { readonly width: number; readonly height: number }) => Promise<Page>;
  readonly word: (key: string) => string;
  readonly see: (page: Page, state: string) => Promise<void>;
}

/** Leads through every state of an area of the app. */
export type Tour = (visit: Visit) => Promise<void>;

export const phoneSize = { width: 390, height: 844 };
export const deskSize = { width: 1440, height: 900 };
export const wallSize = { width: 1920, height: 1080 };
