import type { CoordinationView } from '../../../contract/contract.gen';

export interface WithAndWithout {
  readonly option: string;
  readonly with: number;
  readonly without: number;
}

/** The result with and without the group, most votes first. */
export function beside(warning: CoordinationView): readonly WithAndWithout[] {
  return Object.entries(warning.with)
    .map(([option, count]) => ({ option, with: count, without: warning.without[option] ?? 0 }))
    .sort((a, b) => b.with - a.with);
}
