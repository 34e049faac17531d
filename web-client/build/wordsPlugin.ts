import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';
import { areas, withKinds, type Catalogue, type KindCatalogue } from '../src/words/areas.ts';

const source = 'virtual:words';
const resolved = '\0' + source;

/**
 * Compiles the ICU messages of each catalogue to functions at build time, so that no parser is shipped and nothing is
 * evaluated in the browser. One module per language and area: a phone loads no words of the desk. A catalogue added to
 * the folder is a language added. The words of a kind of poll lie with the kind and are an area of their own: a phone loads
 * those of the kinds it meets. The phone's build does not carry the addresses of the other pages' words.
 */
export function words(folder: string, kindsFolder: string, mode: string): Plugin {
  const languages = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => basename(file, '.json'))
      .sort();
  const read = (language: string) =>
    JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Catalogue;
  const kinds = kindsIn(kindsFolder);
  const listed =
    {
      phone: ['attend', 'questions', 'budgets', ...kinds],
      development: [...Object.keys(areas), ...kinds],
    }[mode] ?? Object.keys(areas);

  return {
    name: 'townhall-words',
    enforce: 'pre',
    resolveId(id) {
      return id === source || id.startsWith(source + '/') ? '\0' + id : undefined;
    },
    load(id) {
      if (id === resolved) return index(languages(), listed, read);
      if (!id.startsWith(resolved + '/')) return undefined;
      const [language, area] = id.slice(resolved.length + 1).split('/') as [string, string];
      for (const file of [language, 'en']) this.addWatchFile(join(folder, `${file}.json`));
      for (const kind of kinds) this.addWatchFile(wordsFile(kindsFolder, kind));
      const whole = (tag: string): Catalogue => ({ ...kindWords(kindsFolder, kinds, tag), ...read(tag) });
      return compile(language, withEnglish(whole(language), whole('en')), sectionsOf(area, kinds));
    },
  };
}

function index(languages: string[], only: string[], read: (language: string) => Catalogue): string {
  const about = languages.map((tag) => ({
    tag,
    name: read(tag)._.name,
    direction: read(tag)._.direction,
  }));
  const loaders = only.map((area) => {
    const each = languages.map((tag) => `'${tag}': () => import('${source}/${tag}/${area}')`);
    return `'${area}': { ${each.join(', ')} }`;
  });
  return `export const languages = ${JSON.stringify(about)};\nexport const loaders = { ${loaders.join(', ')} };\n`;
}

/** The kinds of poll, by the folders that bring words. */
export function kindsIn(kindsFolder: string): string[] {
  return readdirSync(kindsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function wordsFile(kindsFolder: string, kind: string): string {
  return join(kindsFolder, kind, 'words.json');
}

/** The words of all kinds in a language, a section each; a language that a kind does not have may come with its catalogue. */
function kindWords(kindsFolder: string, kinds: string[], language: string): KindCatalogue {
  const all = kinds.flatMap((kind) => {
    const words = JSON.parse(readFileSync(wordsFile(kindsFolder, kind), 'utf8')) as KindCatalogue;
    return words[language] ? [[kind, words[language]] as const] : [];
  });
  return Object.fromEntries(all);
}

/** The desk and the wall know every kind from the start. */
function sectionsOf(area: string, kinds: string[]): readonly string[] {
  if (kinds.includes(area)) return [area];
  return withKinds.includes(area)
    ? [...areas[area as keyof typeof areas], ...kinds]
    : areas[area as keyof typeof areas];
}

/** A section that nobody has translated yet is in English. */
function withEnglish(catalogue: Catalogue, english: Catalogue): Catalogue {
  return { ...english, ...catalogue };
}

export function compile(language: string, catalogue: Catalogue, sections: readonly string[]): string {
  const messages = Object.fromEntries(
    sections.flatMap((section) =>
      Object.entries(catalogue[section] ?? {}).map(([key, text]) => [`${section}.${key}`, text]),
    ),
  );
  return compileModule(new MessageFormat(language, { strict: true, returnType: 'string' }), messages);
}
