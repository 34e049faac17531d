/** Which part of the hall's page the address asks for. */
export interface Place {
  readonly part: 'now' | 'questions';
  /** The question to look at. */
  readonly question?: string;
}

export const questionsHash = '#questions';
export const nowHash = '#now';

export function placeOf(hash: string): Place {
  const [name, question] = hash.replace(/^#/, '').split('/') as [string, string | undefined];
  return name === 'questions' ? { part: 'questions', question } : { part: 'now' };
}

export function hashOfQuestion(id: string): string {
  return `${questionsHash}/${encodeURIComponent(id)}`;
}
