import { readdirSync, readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';
import { parse, type Token } from '@messageformat/parser';
import { describe, expect, test } from 'vitest';
import { kindsIn } from '../../build/wordsPlugin.ts';
import { areas, type Catalogue, type KindCatalogue } from './areas';

const folder = new URL('catalogues/', import.meta.url);
const kindsFolder = new URL('../polls/kinds/', import.meta.url);
const kinds = kindsIn(kindsFolder.pathname);
const readKind = (kind: string) =>
  JSON.parse(readFileSync(new URL(`${kind}/words.json`, kindsFolder), 'utf8')) as KindCatalogue;
/** A catalogue with the words of the kinds of poll, which lie with the kinds. */
function read(file: string): Catalogue {
  const catalogue = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Catalogue;
  const language = file.replace('.json', '');
  const sections = kinds.map((kind) => [kind, readKind(kind)[language]] as const);
  return { ...Object.fromEntries(sections.filter(([, words]) => words)), ...catalogue } as Catalogue;
}
const english = messages(read('en.json'));
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

function messages(catalogue: Catalogue): Map<string, string> {
  const sections = Object.entries(catalogue).filter(([section]) => section !== '_');
  return new Map(
    sections.flatMap(([section, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  );
}

function argumentsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return [];
    const inner = 'cases' in token ? token.cases.flatMap((each) => argumentsOf(each.tokens)) : [];
    return [token.arg, ...inner];
  });
}

const argumentNames = (text: string) => [...new Set(argumentsOf(parse(text)))].sort();

describe.each(files)('the catalogue %s', (file) => {
  const catalogue = read(file);
  const own = messages(catalogue);
  const language = file.replace('.json', '');

  test('says its name and direction', () => {
    expect(catalogue._.name).not.toBe('');
    expect(['ltr', 'rtl']).toContain(catalogue._.direction);
  });

  test('has the same messages as English in every section it has', () => {
    const wanted = [...english.keys()].filter((key) => key.split('.')[0]! in catalogue);
    expect([...own.keys()].sort()).toEqual(wanted.sort());
  });

  test('has all that an attendee reads', () => {
    for (const section of new Set([...areas.start, ...areas.attend, ...areas.questions, ...kinds]))
      expect(catalogue).toHaveProperty(section);
  });

  test('has valid ICU messages with the plural forms of its language and no empty text', () => {
    const format = new MessageFormat(language, { strict: true });
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      expect(() => format.compile(text), key).not.toThrow();
    }
  });

  test('uses the same arguments as English', () => {
    for (const [key, text] of own)
      expect(argumentNames(text), key).toEqual(argumentNames(english.get(key) ?? ''));
  });
});

test('every section belongs to an area', () => {
  const sections = Object.keys(read('en.json')).filter((section) => section !== '_');
  const loaded = new Set<string>([...Object.values(areas).flat(), ...kinds]);
  expect(sections.filter((section) => !loaded.has(section))).toEqual([]);
});
