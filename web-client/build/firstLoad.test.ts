import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Rollup } from 'vite';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { kindsIn } from './wordsPlugin.ts';

/** All that a phone on a slow network has to wait for. */
const budget = 90 * 1024;
const root = new URL('..', import.meta.url).pathname;

type File = Rollup.OutputChunk | Rollup.OutputAsset;

let files: Map<string, File>;
let pages: File[];

async function built(mode: string): Promise<Map<string, File>> {
  const result = await build({ root, mode, logLevel: 'error', build: { write: false } });
  return new Map((result as unknown as Rollup.RollupOutput).output.map((file) => [file.fileName, file]));
}

beforeAll(async () => {
  // The test runner's own NODE_ENV would make it a build for development.
  process.env.NODE_ENV = 'production';
  files = await built('phone');
  const others = await built('production');
  pages = [...files.values(), ...others.values()].filter((file) => file.fileName.endsWith('.html'));
}, 180_000);

/** A chunk with everything it needs before it can run: chunks and style sheets. */
function needs(name: string, found = new Set<string>()): Set<string> {
  const file = files.get(name);
  if (!file || found.has(name)) return found;
  found.add(name);
  if (file.type !== 'chunk') return found;
  for (const imported of file.imports) needs(imported, found);
  for (const css of file.viteMetadata?.importedCss ?? []) found.add(css);
  return found;
}

function chunkOf(module: string): string {
  const chunk = [...files.values()].find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(module),
  );
  if (!chunk) throw new Error(`No chunk for ${module}`);
  return chunk.fileName;
}

function gzipped(name: string): number {
  const file = files.get(name)!;
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
}

const total = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + gzipped(name), 0);

function firstLoad(language: string, ...later: string[]): Set<string> {
  const entry = [...files.values()].find(
    (file) => file.type === 'chunk' && file.isEntry && file.name === 'attend',
  )!;
  const names = new Set(['attend.html']);
  for (const part of [entry.fileName, chunkOf(`virtual:words/${language}/attend`), ...later.map(chunkOf)])
    needs(part, names);
  return names;
}

test.each(['en', 'fr', 'es', 'ar', 'sw'])(
  'a phone in %s loads at most 90 KB gzipped before it can vote',
  (language) => {
    const icon = gzipSync(readFileSync(`${root}/public/icon.svg`)).length;
    const bytes = total(firstLoad(language)) + icon;
    console.log(`first load of the attend page in ${language}: ${(bytes / 1024).toFixed(1)} KB gzipped`);
    expect(bytes).toBeLessThanOrEqual(budget);
  },
);

test.each(
  kindsIn(`${root}/src/polls/kinds`).flatMap((kind) => [[kind, 'en'] as const, [kind, 'ar'] as const]),
)('and no more than that when the first poll is of the kind %s, in %s', (kind, language) => {
  const names = firstLoad(language, `kinds/${kind}/phone.ts`, `virtual:words/${language}/${kind}`);
  console.log(
    `first load with a ${kind} poll in ${language}: ${(total(names) / 1024).toFixed(1)} KB gzipped, ${names.size} files`,
  );
  expect(total(names)).toBeLessThanOrEqual(budget);
});

test('the phone loads nothing of the desk and the wall, and no font', () => {
  const names = [...firstLoad('en')];
  expect(names.filter((name) => /backstage|stage|desk|woff/.test(name))).toEqual([]);
});

test('no page has inline script or style, which the Content-Security-Policy forbids', () => {
  expect(pages.map((page) => page.fileName).sort()).toEqual([
    'attend.html',
    'backstage.html',
    'index.html',
    'log.html',
    'stage.html',
  ]);
  for (const page of pages) {
    const html = String((page as Rollup.OutputAsset).source);
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
  }
});
