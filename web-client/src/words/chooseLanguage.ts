/** The first wanted language there is a catalogue for, by tag or by primary language; English where there is none. */
export function chooseLanguage(
  wanted: readonly (string | null | undefined)[],
  available: readonly string[],
): string {
  for (const tag of wanted) {
    if (!tag) continue;
    const lower = tag.toLowerCase();
    const found =
      available.find((language) => language.toLowerCase() === lower) ??
      available.find((language) => language.toLowerCase() === lower.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}
