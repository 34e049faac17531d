import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly processId?: number; readonly isOutermostMainFrame?: boolean };
  };
}

/** What a page did, by Chromium's own account. */
export interface Traced {
  readonly seconds: number;
  /** Lengths of the main thread's tasks, longest first, in milliseconds. */
  readonly tasks: readonly number[];
  /** The same by the processor time they took: without what other programs of the machine took in between. */
  readonly cpuTasks: readonly number[];
  /** Frames that reached the screen, and those that came too late for it. */
  readonly drawn: number;
  readonly dropped: number;
}

const categories = [
  'toplevel',
  'disabled-by-default-devtools.timeline',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'devtools.timeline.frame',
];

export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Traced> {
  await browser.startTracing(page, { categories });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return read(traceEvents);
}

/** Of the process that the traced page lives in: other pages of the browser are not looked at. */
function read(events: readonly TraceEvent[]): Traced {
  const started = events.find((event) => event.name === 'TracingStartedInBrowser') as unknown as {
    args: { data: { frames: { processId: number; url: string }[] } };
  };
  const page = started.args.data.frames.find((frame) => frame.url.startsWith('http'))!.processId;
  const own = events.filter((event) => event.pid === page);
  const main = own.find((event) => event.name === 'FunctionCall' || event.name === 'UpdateLayoutTree')!.tid;
  const ran = own.filter((event) => event.tid === main && event.name === 'RunTask');
  const longestFirst = (of: 'dur' | 'tdur') =>
    ran.map((event) => (event[of] ?? 0) / 1_000).sort((one, other) => other - one);
  const times = own.filter((event) => event.ph !== 'M').map((event) => event.ts);
  const count = (name: string) => own.filter((event) => event.name === name).length;
  return {
    seconds: (times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b))) / 1e6,
    tasks: longestFirst('dur'),
    cpuTasks: longestFirst('tdur'),
    drawn: count('DrawFrame'),
    dropped: count('DroppedFrame'),
  };
}
