import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { createHall, Director, type Hall } from './hall/hall.ts';
import { Network } from './hall/network.ts';
import { Server } from './hall/server.ts';
import { Phone } from './pages/phone.ts';
import { Watch } from './pages/watch.ts';

export { expect };

/** The server of a test file; to be called once at its top. */
export function ownServer(settings?: Readonly<Record<string, string>>): Server {
  const server = new Server(settings);
  test.beforeAll(() => {
    current = server;
    return server.start();
  });
  test.afterAll(() => server.stop());
  return server;
}

let current: Server | undefined;

interface Fixtures {
  /** What the hall is founded with; set by `test.use`. */
  hallDraft: Readonly<Record<string, unknown>>;
  hall: Hall;
  director: Director;
  watch: Watch;
  /** A page in a browser of its own: nothing is shared with any other page. */
  openPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** Someone who has joined the hall on a phone. */
  phone: (who?: { readonly name?: string; readonly url?: string }) => Promise<Phone>;
  /** A network between phones and the server that the test can cut; phones are on it that are given its address. */
  network: Network;
  /** Another network: the server sees its phones at an address of their own. */
  elsewhere: Network;
}

async function between(watch: Watch, use: (network: Network) => Promise<void>, from?: string): Promise<void> {
  const network = await Network.to(current!.url, from);
  watch.origins.add(network.url);
  await use(network);
  // Pages may still be open, and notice.
  watch.networkMayFail = true;
  network.stop();
}

export const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

export const test = base.extend<Fixtures>({
  hallDraft: [{ title: 'City budget' }, { option: true }],
  hall: async ({ hallDraft }, use) => use(await createHall(current!.url, hallDraft)),
  director: async ({ hall }, use) => {
    const director = await Director.of(current!.url, hall);
    await use(director);
    await director.stop();
  },
  watch: [
    async ({}, use) => {
      const watch = new Watch(current!.url);
      await use(watch);
      expect(watch.complaints).toEqual([]);
    },
    { auto: true },
  ],
  openPage: async ({ browser, watch }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await watch.over(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  phone: async ({ hall, openPage }, use) =>
    use(async ({ name = '', url = current!.url } = {}) => {
      const phone = new Phone(await openPage(small));
      await phone.join(`${url}/j/${hall.joinCode}`, name);
      return phone;
    }),
  network: ({ watch }, use) => between(watch, use),
  elsewhere: ({ watch }, use) => between(watch, use, '127.0.9.1'),
});
