import { expect, type Locator, type Page } from '@playwright/test';
import type { Hall } from '../hall/hall.ts';

/** The big screen. */
export class Wall {
  constructor(readonly page: Page) {}

  static async open(page: Page, server: string, hall: Hall, search = ''): Promise<Wall> {
    await page.goto(`${server}/stage/${hall.hallId}${search}#key=${hall.keys.screen}`);
    const wall = new Wall(page);
    await expect(wall.scene.getByRole('heading', { level: 1 })).toBeVisible();
    return wall;
  }

  get scene(): Locator {
    return this.page.getByRole('main');
  }

  get title(): Locator {
    return this.scene.getByRole('heading', { level: 1 });
  }
}
