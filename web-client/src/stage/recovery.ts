const name = 'townhall/stage/reloads';
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
const calmMs = 120_000;

/** How long to wait before the page starts over, by how often it had to lately. */
export function reloadWaitMs(reloads: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(reloads, 10));
}

/** Nobody stands beside a projector: after an error the page starts over by itself, less and less often. */
export function startOverOnErrors(page: Window = window): void {
  const reloads = Number(page.sessionStorage.getItem(name) ?? 0);
  const calm = page.setTimeout(() => page.sessionStorage.removeItem(name), calmMs);
  let waiting = false;
  const startOver = () => {
    if (waiting) return;
    waiting = true;
    page.clearTimeout(calm);
    page.sessionStorage.setItem(name, String(reloads + 1));
    page.setTimeout(() => page.location.reload(), reloadWaitMs(reloads));
  };
  page.addEventListener('error', startOver);
  page.addEventListener('unhandledrejection', startOver);
}
