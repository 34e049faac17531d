export const termLimit = 500;

/** One term a line, each once. */
export function termsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim().replace(/\s+/gu, ' '))
        .filter(Boolean),
    ),
  ];
}
