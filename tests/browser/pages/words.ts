import { readFileSync } from 'node:fs';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The client's own words, to find things by in any of its languages. Only messages without arguments. */
export function wordsOf(language: string): (key: string) => string {
  const file = new URL(`../../../web-client/src/words/catalogues/${language}.json`, import.meta.url);
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  return (name) => {
    const [section, key] = name.split('.') as [string, string];
    const text = catalogue[section]?.[key];
    if (!text || text.includes('{')) throw new Error(`No plain text for ${name} in ${language}`);
    return text;
  };
}
