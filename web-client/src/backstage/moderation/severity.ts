/** 1 is most severe, 4 is only written down. */
export type Severity = 1 | 2 | 3 | 4;

export const harms = [0, 1, 2, 3] as const;
export const spreads = [0, 1, 2, 3] as const;

/** Harm by spread, as the server has it: shown while somebody weighs, decided there. */
export function severityOf(harm: number, spread: number): Severity {
  if ((harm >= 3 && spread >= 1) || (harm === 2 && spread >= 3)) return 1;
  if (harm >= 3 || (harm === 2 && spread >= 1) || (harm === 1 && spread >= 3)) return 2;
  return harm >= 1 ? 3 : 4;
}
