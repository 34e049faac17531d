import type { ModerationLog, ModerationLogEntry } from '../contract/contract.gen';

export interface CountRow {
  readonly action: string;
  /** Absent where none was given. */
  readonly reason: string | undefined;
  readonly count: number;
}

/** How the log says that there was no reason. */
const noReason = 'none';

/** Counts as lines of a table: the most frequent action first, and in it the most frequent reason. */
export function countRows(counts: ModerationLog['counts']): readonly CountRow[] {
  const total = (action: string) => Object.values(counts[action]!).reduce((sum, count) => sum + count, 0);
  return Object.keys(counts)
    .sort((a, b) => total(b) - total(a) || a.localeCompare(b))
    .flatMap((action) =>
      Object.entries(counts[action]!)
        .sort(([, a], [, b]) => b - a)
        .map(([reason, count]) => ({ action, reason: reason === noReason ? undefined : reason, count })),
    );
}

export function newestFirst(entries: readonly ModerationLogEntry[]): readonly ModerationLogEntry[] {
  return [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** In groups of eight, so that people can compare it by eye. */
export function grouped(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}
