import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module';
import type { Plugin } from 'vite';
import { areas, type Area, type Catalogue } from '../src/words/areas.ts';

const source = 'virtual:words';
const resolved = '\0' + source;

/**
 * Compiles the ICU messages of each catalogue to functions at build time, so that no parser is shipped and nothing is
 * evaluated in the browser. One module per language and area: a phone loads no words of the desk. A catalogue added to
 * the folder is a language added. A build that names its areas does not carry the addresses of the others' words.
 */
export function words(folder: string, only = Object.keys(areas) as Area[]): Plugin {
  const languages = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => basename(file, '.json'))
      .sort();
  const read = (language: string) =>
    JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Catalogue;

  return {
    name: 'townhall-words',
    enforce: 'pre',
    resolveId(id) {
      return id === source || id.startsWith(source + '/') ? '\0' + id : undefined;
    },
    load(id) {
      if (id === resolved) return index(languages(), only, read);
      if (!id.startsWith(resolved + '/')) return undefined;
      const [language, area] = id.slice(resolved.length + 1).split('/') as [string, keyof typeof areas];
      for (const file of [language, 'en']) this.addWatchFile(join(folder, `${file}.json`));
      return compile(language, withEnglish(read(language), read('en')), areas[area]);
    },
  };
}

function index(languages: string[], only: Area[], read: (language: string) => Catalogue): string {
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
