const name = 'townhall/stage/reloads';
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
const calmMs = 120_000;

/** How long to wait before the page starts over, by how often it had to lately. */
export function reloadWaitMs(reloads: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(reloads, 10));
}

/** A browser's note that a measurement comes a frame late; nothing is broken. */
export function isHarmless(message: string): boolean {
  return message.startsWith('ResizeObserver loop');
}

/** Nobody stands beside a projector: after an error the page starts over by itself, less and less often. */
export function startOverOnErrors(page: Window = window): void {
  page.setTimeout(() => write(page, 0), calmMs);
  page.addEventListener('error', (event) => {
    if (!isHarmless(event.message)) startOver(page);
  });
  page.addEventListener('unhandledrejection', () => startOver(page));
}

const underWay = new WeakSet<Window>();

/** Loads the page anew after a wait, and only once the server answers: a browser's own error page never tries again. */
export function startOver(page: Window = window): void {
  if (underWay.has(page)) return;
  underWay.add(page);
  const reloads = read(page);
  write(page, reloads + 1);
  const attempt = (tries: number): void => {
    page.setTimeout(() => {
      page.fetch(page.location.pathname, { cache: 'no-store' }).then(
        (answer) => (answer.ok ? page.location.reload() : attempt(tries + 1)),
        () => attempt(tries + 1),
      );
    }, reloadWaitMs(tries));
  };
  attempt(reloads);
}

// Some sources in OBS have no storage; then every wait is the first.
function read(page: Window): number {
  try {
    return Number(page.sessionStorage.getItem(name) ?? 0);
  } catch {
    return 0;
  }
}

function write(page: Window, reloads: number): void {
  try {
    page.sessionStorage.setItem(name, String(reloads));
  } catch {
    // See above.
  }
}
