import { describe, expect, test } from 'vitest';
import type { PollDraft } from '../../contract/contract.gen';
import { emptyForm } from './draft';
import { problemsOf, typingProblems } from './problems';

const options = (...texts: string[]) => texts.map((text) => ({ text }));
const fields = (draft: PollDraft) => [...problemsOf(draft).keys()].sort();

describe('a draft', () => {
  const sound: PollDraft[] = [
    { kind: 'single', title: 'T', options: options('A', 'B') },
    { kind: 'multiple', title: 'T', options: options('A', 'B'), settings: { minChoices: 1, maxChoices: 2 } },
    { kind: 'ranking', title: 'T', options: options('A', 'B') },
    { kind: 'rating', title: 'T' },
    { kind: 'rating', title: 'T', settings: { min: 0, max: 1, step: 0.1 } },
    { kind: 'numeric', title: 'T', settings: { min: 0 } },
    { kind: 'words', title: 'T', settings: { maxWords: 5 } },
    { kind: 'text', title: 'T', settings: { closesAfterSeconds: 60 } },
  ];
  test.each(sound)('of kind $kind that the server takes has no problem', (draft) =>
    expect(fields(draft)).toEqual([]),
  );

  const flawed: [string, PollDraft, string[]][] = [
    ['no title', { kind: 'text', title: '  ' }, ['title']],
    ['a long title', { kind: 'text', title: 'x'.repeat(201) }, ['title']],
    ['an unknown kind', { kind: 'poll' as 'text', title: 'T' }, ['kind']],
    ['one option', { kind: 'single', title: 'T', options: options('A') }, ['options']],
    [
      '16 ranked options',
      { kind: 'ranking', title: 'T', options: options(...'abcdefghijklmnop') },
      ['options'],
    ],
    ['an empty option', { kind: 'single', title: 'T', options: options('A', '', 'B') }, ['options[1].text']],
    [
      'an option twice',
      { kind: 'single', title: 'T', options: options('Park', 'park ') },
      ['options[1].text'],
    ],
    ['options where there are none', { kind: 'words', title: 'T', options: options('A', 'B') }, ['options']],
    [
      'more choices than options',
      { kind: 'multiple', title: 'T', options: options('A', 'B'), settings: { maxChoices: 3 } },
      ['settings.maxChoices'],
    ],
    [
      'more at least than at most',
      {
        kind: 'multiple',
        title: 'T',
        options: options('A', 'B', 'C'),
        settings: { minChoices: 3, maxChoices: 2 },
      },
      ['settings.minChoices'],
    ],
    [
      'the highest below the lowest',
      { kind: 'numeric', title: 'T', settings: { min: 5, max: 1 } },
      ['settings.max'],
    ],
    [
      'a highest below the usual lowest',
      { kind: 'rating', title: 'T', settings: { max: 1 } },
      ['settings.max'],
    ],
    ['a step of nothing', { kind: 'numeric', title: 'T', settings: { step: 0 } }, ['settings.step']],
    ['a step that does not fit', { kind: 'rating', title: 'T', settings: { step: 3 } }, ['settings.step']],
    [
      'a scale that is too fine',
      { kind: 'rating', title: 'T', settings: { max: 5, step: 0.01 } },
      ['settings.step'],
    ],
    ['too many words', { kind: 'words', title: 'T', settings: { maxWords: 6 } }, ['settings.maxWords']],
    [
      'half a second',
      { kind: 'text', title: 'T', settings: { closesAfterSeconds: 0.5 } },
      ['settings.closesAfterSeconds'],
    ],
  ];
  test.each(flawed)('with %s is told so at the field', (_, draft, expected) =>
    expect(fields(draft)).toEqual(expected),
  );
});

test('what is no number is told so only where the kind has that number', () => {
  const form = { ...emptyForm('rating'), own: { min: 'one', maxChoices: 'two' } };
  expect([...typingProblems(form).keys()]).toEqual(['settings.min']);
});
