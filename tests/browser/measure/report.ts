import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Traced } from './trace.ts';

const folder = fileURLToPath(new URL('../../../artifacts/', import.meta.url));

/** Prints a figure and keeps it beside the others of this run. */
export function report(what: string, traced: Traced, more: Readonly<Record<string, number>> = {}): void {
  const { seconds, tasks, cpuTasks, drawn, dropped } = traced;
  const busy = tasks.reduce((sum, ms) => sum + ms, 0);
  const figures = {
    ...more,
    seconds: round(seconds),
    longestTasksMs: tasks.slice(0, 3).map(round),
    longestTasksCpuMs: cpuTasks.slice(0, 3).map(round),
    tasksOver50Ms: tasks.filter((ms) => ms > 50).length,
    mainThreadBusyPercent: round(busy / seconds / 10),
    framesDrawnPerSecond: round(drawn / seconds),
    framesDropped: dropped,
    cores: cpus().length,
    loadAverage: round(loadavg()[0]!),
  };
  console.log(`\n${what}\n${JSON.stringify(figures, null, 1)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}measured.json`, JSON.stringify({ ...former(), [what]: figures }, null, 2));
}

function former(): object {
  try {
    return JSON.parse(readFileSync(`${folder}measured.json`, 'utf8')) as object;
  } catch {
    return {};
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
