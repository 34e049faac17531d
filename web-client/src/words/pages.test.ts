import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { kindsIn } from '../../build/wordsPlugin.ts';
import { areas, withKinds, type Catalogue, type KindCatalogue } from './areas';

const source = resolve(new URL('..', import.meta.url).pathname);
const kinds = kindsIn(join(source, 'polls/kinds'));
const read = <T>(file: string) => JSON.parse(readFileSync(join(source, file), 'utf8')) as T;
const english: Record<string, Readonly<Record<string, string>>> = {
  ...(read<Catalogue>('words/catalogues/en.json') as Record<string, Readonly<Record<string, string>>>),
  ...Object.fromEntries(
    kinds.map((kind) => [kind, read<KindCatalogue>(`polls/kinds/${kind}/words.json`)['en']!]),
  ),
};
const sections = Object.keys(english).filter((section) => section !== '_');

/** What is loaded later by a page, with the part that needs it. */
const later: Readonly<Record<string, readonly string[]>> = {
  attend: [...areas.questions, ...areas.budgets, ...areas.codes, ...kinds],
};

/** The file behind an import; undefined for packages and for what is no module of ours. */
function found(from: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  const path = resolve(dirname(from), name);
  return [path, `${path}.ts`, `${path}.svelte.ts`].find(
    (each) => /\.(ts|svelte)$/.test(each) && existsSync(each),
  );
}

/** A page's own modules and all that they import, at once or later. */
function modulesOf(page: string): readonly string[] {
  const all = new Set<string>();
  const take = (file: string | undefined) => {
    if (!file || all.has(file)) return;
    all.add(file);
    const code = readFileSync(file, 'utf8').replace(/(?:import|export) type [^;]*;/g, '');
    for (const [, name] of code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) take(found(file, name!));
  };
  take(join(source, page, 'main.ts'));
  return [...all];
}

/** Names of messages in a file: whole ones, and beginnings that something is put behind. */
function keysIn(file: string): { readonly whole: string[]; readonly begun: string[] } {
  const text = readFileSync(file, 'utf8');
  const pattern = (end: string) => new RegExp(`['\`]((?:${sections.join('|')})\\.[A-Za-z0-9_]*)${end}`, 'g');
  const quoted = [...text.matchAll(pattern("['`]"))].map(([, key]) => key!);
  const isBegun = (key: string) => /[._]$/.test(key);
  const begun = [...text.matchAll(pattern('\\$\\{'))].map(([, key]) => key!);
  return {
    whole: quoted.filter((key) => !isBegun(key)),
    // Who asks first whether there is such a message has something else to say.
    begun: text.includes('hasMessage(') ? [] : [...begun, ...quoted.filter(isBegun)],
  };
}

const named = (key: string) => {
  const [section, name] = key.split('.') as [string, string];
  return { section, name };
};

test.each(['start', 'attend', 'backstage', 'stage', 'log'] as const)(
  'every message that the page %s may show is loaded with it and has words',
  (page) => {
    const loaded = new Set<string>([
      ...areas[page],
      ...(withKinds.includes(page) ? kinds : []),
      ...(later[page] ?? []),
    ]);
    const missing: string[] = [];
    for (const file of modulesOf(page)) {
      const { whole, begun } = keysIn(file);
      for (const key of whole) {
        const { section, name } = named(key);
        if (!loaded.has(section) || !(name in english[section]!)) missing.push(`${key} in ${file}`);
      }
      for (const key of begun) {
        const { section, name } = named(key);
        const some = Object.keys(english[section]!).some((each) => each.startsWith(name));
        if (!loaded.has(section) || !some) missing.push(`${key}… in ${file}`);
      }
    }
    expect(missing).toEqual([]);
  },
);

test('everything that the record can say of a question has words at the desk', () => {
  const core = resolve(source, '../../src/LiveTownHall.Core');
  const actions = new Set(['setStage']);
  for (const folder of ['Questions', 'Moderation'])
    for (const file of readdirSync(join(core, folder)))
      for (const [, action] of readFileSync(join(core, folder, file), 'utf8').matchAll(
        /AuditAction\([^)]*\)\s*=>[^;]*?"([A-Za-z]+)"/g,
      ))
        actions.add(action!);
  expect(actions.size).toBeGreaterThan(20);
  expect([...actions].filter((action) => !(`trail_${action}` in english['queue']!))).toEqual([]);
});
