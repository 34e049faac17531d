import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PollKinds, type PollView, type TallyView } from '../../contract/contract.gen';
import type { KindCatalogue } from '../../words/areas';
import { deskFace, onDesk } from './onDesk';
import { onPhone } from './onPhone';
import { onWall, wallFace } from './onWall';

const here = new URL('.', import.meta.url).pathname;
const source = new URL('../../', import.meta.url).pathname;
const kinds = Object.values(PollKinds);
const languages = readdirSync(join(source, 'words/catalogues')).map((file) => file.replace('.json', ''));

const poll = (kind: PollKinds): PollView => ({
  id: 'p',
  kind,
  title: 'Which?',
  options: onDesk[kind].mostOptions ? ['a', 'b'].map((id) => ({ id, text: id })) : [],
  settings: onDesk[kind].standard(2),
  state: 'open',
  resultsVisible: 'live',
  round: 1,
  revision: 1,
  resultsShown: true,
});
const nobody: TallyView = { pollId: 'p', position: 1, voters: 0 };

test('every kind of poll has a folder, and every folder is a kind', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).sort()).toEqual([...kinds].sort());
  for (const registry of [onPhone, onWall, onDesk])
    expect(Object.keys(registry).sort()).toEqual([...kinds].sort());
});

describe.each(kinds)('the kind %s', (kind) => {
  test('can be voted on and shows its result on a phone', async () => {
    const { phone } = await onPhone[kind]();
    expect(phone.Vote).toBeTypeOf('function');
    expect(phone.Result).toBeTypeOf('function');
    expect(phone.hint(poll(kind))).not.toBe('');
    expect(phone.problem(poll(kind), {}), 'a ballot without an answer').toBeDefined();
    expect(phone.describe(poll(kind), {})).toBe('');
  });

  test('has a scene on the wall, which says nothing wrong before the first vote', () => {
    expect(onWall[kind].Scene).toBeTypeOf('function');
    expect(onWall[kind].foremost(poll(kind), nobody)).toBeInstanceOf(Array);
  });

  test('can be written and recognised on the desk', async () => {
    const desk = onDesk[kind];
    expect(desk.icon).toBeTypeOf('function');
    expect(desk.phone).toBe((await onPhone[kind]()).phone);
    expect(desk.Edit === null, 'fields where there is something to set, and only there').toBe(
      Object.keys(desk.settings).length === 0,
    );
    expect(Object.keys(desk.settings)).toEqual(expect.arrayContaining(Object.keys(desk.standard(2))));
    expect(desk.picture(poll(kind), nobody).form).toBeTypeOf('string');
  });

  test('has its name and all its words in every language', () => {
    const words = JSON.parse(readFileSync(join(here, kind, 'words.json'), 'utf8')) as KindCatalogue;
    expect(Object.keys(words).sort()).toEqual([...languages].sort());
    for (const language of languages)
      expect(Object.keys(words[language]!).sort(), language).toEqual(Object.keys(words.en!).sort());
    expect(words.en).toMatchObject({ name: expect.any(String), about: expect.any(String) });
  });
});

test('a kind that this page does not know has no face, also where its name is one of JavaScript', () => {
  for (const kind of ['holograms', 'toString', '__proto__', '']) {
    expect(wallFace(kind)).toBeUndefined();
    expect(deskFace(kind)).toBeUndefined();
  }
});

test('nothing outside of the kinds asks which kind a poll is', () => {
  const names = kinds.join('|');
  const asks = new RegExp(`\\bkind\\s*[!=]==?\\s*'(?:${names})'|case '(?:${names})':`);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|^polls\/kinds\/|contract\.gen/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => asks.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
});
