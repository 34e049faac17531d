import type { BrowserContext, Page } from '@playwright/test';

/** What the browser itself says about a network that the test has cut. */
const networkNoise =
  /ERR_INTERNET_DISCONNECTED|ERR_SOCKET_NOT_CONNECTED|ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_NETWORK|WebSocket connection to/;
const refusalNoise = /the server responded with a status of 40[01349]/;

/** Writes down everything that no page of ours may ever do: errors, breaches of the content security policy, foreign requests. */
export class Watch {
  readonly complaints: string[] = [];
  /** Set by tests that cut the network or kill the server. */
  networkMayFail = false;
  /** Set by tests that come with a wrong code or key. */
  mayBeRefused = false;

  /** Where pages may ask for something. */
  readonly origins: Set<string>;

  constructor(origin: string) {
    this.origins = new Set([origin]);
  }

  async over(context: BrowserContext): Promise<void> {
    await context.exposeBinding(
      'reportBreach',
      (_, what: string) => void this.complaints.push(`policy: ${what}`),
    );
    await context.addInitScript(() => {
      const report = (window as unknown as { reportBreach(what: string): void }).reportBreach;
      addEventListener('securitypolicyviolation', (event) =>
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
      );
    });
    context.on('page', (page) => this.page(page));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!this.origins.has(url.origin) && !['data:', 'blob:'].includes(url.protocol))
        this.complaints.push(`asks another origin: ${request.url()}`);
    });
  }

  private page(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (this.networkMayFail && networkNoise.test(message.text())) return;
      if (this.mayBeRefused && refusalNoise.test(message.text())) return;
      this.complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('websocket', (socket) => {
      if (!this.origins.has(new URL(socket.url().replace(/^ws/, 'http')).origin))
        this.complaints.push(`opens a socket to another origin: ${socket.url()}`);
    });
  }
}
