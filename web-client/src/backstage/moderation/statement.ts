/** A statement in the order that sticks: the fact, the myth named once if at all, the fact again with its ground. */
export interface StatementParts {
  readonly fact: string;
  readonly myth: string;
  readonly detail: string;
}

export type StatementProblem = 'noFact' | 'mythTwice' | 'long';

export const statementLimit = 1000;

export function statementOf({ fact, myth, detail }: StatementParts): string {
  return [fact, myth, detail]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n');
}

/** The myth said again among the facts is what people remember. */
export function statementProblem(parts: StatementParts, text: string): StatementProblem | undefined {
  if (parts.fact.trim() === '') return 'noFact';
  const myth = folded(parts.myth);
  if (myth && (folded(parts.fact).includes(myth) || folded(parts.detail).includes(myth))) return 'mythTwice';
  return [...text].length > statementLimit ? 'long' : undefined;
}

function folded(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[.!?]+$/u, '');
}
