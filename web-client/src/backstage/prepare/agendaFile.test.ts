import { describe, expect, test } from 'vitest';
import { PollSettingsCodec } from '../../contract/contract.gen';
import { readAgenda } from './agendaFile';

const yaml = `title: Budget night
languages: [en, fr]
agenda:
  - kind: single
    title: Which park first?
    options: [Riverside, Old harbour]
    settings: { resultsVisible: live }
  - kind: rating # from 1 to 5
    title: How did we do?
`;

const problems = async (text: string) =>
  (await readAgenda(text)).problems.map(({ line, field, key }) => [line, field, key]);

describe('an agenda', () => {
  test('in YAML is read with what it says of the hall', async () => {
    const agenda = await readAgenda(yaml);
    expect(agenda.problems).toEqual([]);
    expect(agenda.hall).toEqual({ title: 'Budget night', description: undefined, languages: ['en', 'fr'] });
    expect(agenda.polls).toMatchObject([
      {
        kind: 'single',
        options: [{ text: 'Riverside' }, { text: 'Old harbour' }],
        settings: { resultsVisible: 'live' },
      },
      { kind: 'rating', title: 'How did we do?' },
    ]);
  });

  test('in JSON is the body that makes a hall', async () => {
    const body = {
      agenda: [{ kind: 'single', title: 'T', options: [{ id: 'a', text: 'A' }, { text: 'B' }] }],
    };
    const agenda = await readAgenda(JSON.stringify(body, null, 2));
    expect(agenda.problems).toEqual([]);
    expect(agenda.polls[0]!.options).toEqual([{ id: 'a', text: 'A' }, { text: 'B' }]);
  });

  test('may be only a list of polls, whose lines are found all the same', async () => {
    expect((await readAgenda('- kind: text\n  title: What else?\n')).polls).toHaveLength(1);
    expect(await problems('- kind: text\n  title: ""\n')).toEqual([
      [2, 'agenda[0].title', 'backstage.problemEmpty'],
    ]);
  });

  test('names the line of every mistake', async () => {
    const text =
      'agenda:\n  - kind: single\n    title: T\n    options:\n      - A\n      - ""\n  - kind: words\n';
    expect(await problems(text)).toEqual([
      [6, 'agenda[0].options[1].text', 'backstage.problemEmpty'],
      [7, 'agenda[1].title', 'backstage.problemEmpty'],
    ]);
  });

  test('with a misspelt setting is refused instead of running the vote without it', async () => {
    const text = 'agenda:\n  - kind: text\n    title: T\n    settings:\n      secrets: true\n';
    expect(await problems(text)).toEqual([[5, 'agenda[0].settings.secrets', 'backstage.agendaUnknown']]);
  });

  test('may set all that the protocol has a name for', async () => {
    // Read from the wire, settings have their names in the protocol.
    const settings = PollSettingsCodec.decode(Array.from({ length: 100 }, () => 1));
    expect(settings).toHaveProperty('assurance');
    const found = await problems(JSON.stringify([{ kind: 'single', title: 'T', settings }]));
    expect(found.filter(([, , key]) => key === 'backstage.agendaUnknown')).toEqual([]);
    expect(await problems('- kind: text\n  title: T\n  settings: { assurance: A3 }\n')).toEqual([]);
  });

  test('with a value of the wrong type is refused', async () => {
    const text = 'agenda:\n  - kind: text\n    title: 2027\n    settings:\n      secret: "yes"\n';
    expect(await problems(text)).toEqual([
      [3, 'agenda[0].title', 'backstage.agendaNot_text'],
      [5, 'agenda[0].settings.secret', 'backstage.agendaNot_boolean'],
    ]);
  });

  test.each([
    ['{ "agenda": [', 1],
    ['agenda:\n  - kind: "single\n', 3],
  ])('that is neither YAML nor JSON says where it broke: %j', async (text, atMost) => {
    const [first] = (await readAgenda(text)).problems;
    expect(first).toMatchObject({ key: 'backstage.agendaSyntax' });
    expect(first!.line).toBeLessThanOrEqual(atMost);
  });

  test.each(['', 'just a sentence', '42', 'agenda: []', 'agenda:'])(
    'without polls says so: %j',
    async (text) => {
      const agenda = await readAgenda(text);
      expect(agenda.polls).toEqual([]);
      expect(agenda.problems).toHaveLength(1);
    },
  );

  test('gives the line of a field that the server names', async () => {
    const { lineOf } = await readAgenda(yaml);
    expect(lineOf('agenda[1].title')).toBe(9);
    expect(lineOf('agenda[1].settings.step')).toBe(8);
    expect(lineOf('nothing[3].here')).toBe(1);
  });
});
