import { expect, test } from 'vitest';
import type { PollView } from '../../contract/contract.gen';
import { recall } from '../../connection/storage';
import { forgetTyped, keepTyped, typedDraft } from './typedDrafts';

const poll = (id: string, more: Partial<PollView> = {}): PollView => ({
  id,
  kind: 'text',
  title: 'Why?',
  options: [],
  settings: {},
  state: 'open',
  resultsVisible: 'hidden',
  round: 1,
  revision: 1,
  resultsShown: false,
  ...more,
});

test('what was typed is there when the poll opens again, until it is cast or the poll starts anew', () => {
  const first = poll('a');
  keepTyped(first, { text: 'Because' });
  expect(typedDraft({ ...first, revision: 2 })).toEqual({ text: 'Because' });
  expect(typedDraft({ ...first, round: 2 })).toBeUndefined();
  forgetTyped(first);
  expect(typedDraft(first)).toBeUndefined();
});

test('of a secret ballot nothing is kept on the device', () => {
  const secret = poll('b', { settings: { secret: true } });
  keepTyped(secret, { text: 'Secret' });
  expect(typedDraft(secret)).toEqual({ text: 'Secret' });
  expect(recall('townhall/draft/b/1')).toBeNull();
});

test('choices are not kept: an option may be another one by then', () => {
  const choice = poll('c', { kind: 'single', options: [{ id: 'o', text: 'Yes' }] });
  keepTyped(choice, { choices: ['o'] });
  expect(typedDraft(choice)).toBeUndefined();
});
