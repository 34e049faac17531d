import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PollDraft, PollView } from '../../contract/contract.gen';
import {
  copyOf,
  draftOf,
  emptyForm,
  formOf,
  formOfPoll,
  kinds,
  option,
  pasteOptions,
  previewOf,
} from './draft';

const texts = (options: readonly { text: string }[]) => options.map((each) => each.text);

describe('a poll that is written', () => {
  test('is sent with what applies to its kind and nothing else', () => {
    const form = {
      ...emptyForm('rating'),
      title: ' How? ',
      own: { min: '0', max: '10', maxChoices: '3', maxWords: '2' },
    };
    const draft = draftOf(form);
    expect(draft.title).toBe('How?');
    expect(draft.options).toBeUndefined();
    expect(draft.settings).toMatchObject({ min: 0, max: 10, step: undefined });
    expect(draft.settings).not.toHaveProperty('maxChoices');
    expect(draft.settings).not.toHaveProperty('maxWords');
  });

  test('keeps its options while another kind is tried', () => {
    const form = { ...emptyForm('single'), options: [option('A'), option('B')] };
    expect(draftOf({ ...form, kind: 'text' }).options).toBeUndefined();
    expect(texts(draftOf({ ...form, kind: 'ranking' }).options as { text: string }[])).toEqual(['A', 'B']);
  });

  test('leaves out empty lines at the end, but not an option that people may have voted for', () => {
    const form = { ...emptyForm(), options: [option('A'), option('', 'x'), option(''), option(' ')] };
    expect(draftOf(form).options).toEqual([{ text: 'A' }, { text: '', id: 'x' }]);
  });

  test('understands numbers as they are typed elsewhere', () => {
    const draft = draftOf({ ...emptyForm('numeric'), own: { min: '0', max: '1', step: '0,5' } });
    expect(draft.settings).toMatchObject({ step: 0.5 });
  });

  test('has what speaks against all options without a line for it, and keeps a text of its own', () => {
    const own = { noneOfThese: true, abstain: true, shuffle: true, description: ' Near the river. ' };
    const form = { ...emptyForm(), options: [option('A', 'a'), option('B', 'b')], own };
    const draft = draftOf(form);
    expect(texts(draft.options as { text: string }[])).toEqual(['A', 'B']);
    expect(draft.settings).toMatchObject({ ...own, description: 'Near the river.' });
    expect(previewOf(form, { title: '', option: String }).options.at(-1)!.id).toBe('none');
    const neither = [...draft.options!, { id: 'none', text: 'Neither' }];
    const read = formOf({ ...draft, options: neither });
    expect(texts(read.options)).toEqual(['A', 'B']);
    expect(draftOf(read).options).toEqual(neither);
  });

  test('is the same poll after it was read, shown and sent back', () => {
    const kind = fc.constantFrom(...kinds);
    fc.assert(
      fc.property(
        kind,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 600 }),
        (kind, a, b, seconds) => {
          const draft = draftOf({
            ...emptyForm(kind),
            title: 'T',
            options: [option('A', 'a'), option('B', 'b'), option('C', 'c')],
            canChange: a,
            secret: b,
            closesAfterSeconds: String(seconds),
          } as const);
          expect(draftOf(formOf(draft))).toEqual(draft);
        },
      ),
    );
  });

  test('still allows every option after one was added, where all were allowed', () => {
    const poll: PollDraft = {
      kind: 'multiple',
      title: 'T',
      options: [{ text: 'A' }, { text: 'B' }],
      settings: { minChoices: 1, maxChoices: 2 },
    };
    expect(formOf(poll).own).toEqual({});
    expect(formOf({ ...poll, settings: { maxChoices: 1 } }).own.maxChoices).toBe('1');
  });

  test('is copied without the ids of its options', () => {
    const poll = {
      kind: 'single',
      title: 'T',
      options: [{ id: 'a', text: 'A' }],
      settings: {},
    } as unknown as PollView;
    expect(draftOf(copyOf(formOfPoll(poll), 'Again'))).toMatchObject({
      title: 'Again',
      options: [{ text: 'A' }],
    });
    expect(draftOf(copyOf(formOfPoll(poll), 'Again')).options![0]).not.toHaveProperty('id');
  });

  test('is previewed with something in every empty place', () => {
    const words = { title: 'Your question', option: (n: number) => `Option ${n}` };
    const view = previewOf({ ...emptyForm('multiple'), options: [option('A'), option('')] }, words);
    expect(view.title).toBe('Your question');
    expect(texts(view.options)).toEqual(['A', 'Option 2']);
    expect(view.settings).toMatchObject({ minChoices: 1, maxChoices: 2 });
  });
});

describe('a pasted list', () => {
  test('becomes options, without bullets, numbers and empty lines', () => {
    const pasted = pasteOptions([option('Old'), option('')], 1, ['- Parks', '', ' 2. Trams', '* 2030 plan']);
    expect(texts(pasted)).toEqual(['Old', 'Parks', 'Trams', '2030 plan']);
  });

  test('leaves options that are written already as they are', () => {
    const pasted = pasteOptions([option('A', 'a'), option(''), option('B', 'b')], 1, ['x', 'y']);
    expect(pasted.map(({ id, text }) => [id, text])).toEqual([
      ['a', 'A'],
      [undefined, 'x'],
      [undefined, 'y'],
      ['b', 'B'],
    ]);
  });
});
