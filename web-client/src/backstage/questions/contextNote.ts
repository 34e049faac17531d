/** The rules of a context note, as the server has them. */
export const noteLimit = 280;
export const sourceLimit = 5;

export type NoteProblem = 'empty' | 'long' | 'noSource' | 'badSource' | 'manySources';

export function noteProblem(text: string, sources: readonly string[]): NoteProblem | undefined {
  if (text.trim() === '') return 'empty';
  if ([...text.trim()].length > noteLimit) return 'long';
  if (sources.length === 0) return 'noSource';
  if (sources.length > sourceLimit) return 'manySources';
  return sources.every((source) => safeUrl(source)) ? undefined : 'badSource';
}

/** One address a line. */
export function sourcesIn(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/** The address if it leads to a page on the web; anything else is not made a link. */
export function safeUrl(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

export function hostOf(source: string): string {
  const url = safeUrl(source);
  return url ? new URL(url).host.replace(/^www\./, '') : source;
}
