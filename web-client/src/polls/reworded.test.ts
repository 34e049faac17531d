import { expect, test } from 'vitest';
import type { PollView } from '../contract/contract.gen';
import { formerWordings } from './reworded';

const poll: PollView = {
  id: 'p',
  kind: 'single',
  title: 'Which bridge?',
  options: [
    { id: 'a', text: 'The new one' },
    { id: 'b', text: 'The old one' },
  ],
  settings: {},
  state: 'open',
  resultsVisible: 'live',
  revision: 1,
  round: 1,
  resultsShown: true,
};

test('only what reads otherwise now is said, with how many had voted on it', () => {
  const options = [
    { id: 'a', text: 'A new one' },
    { id: 'b', text: 'The old one' },
  ];
  const reworded = [
    { votes: 120, title: 'Which?', options },
    { votes: 130, title: poll.title, options },
  ];
  expect(formerWordings({ ...poll, reworded })).toEqual([
    { votes: 120, texts: ['Which?', 'A new one'] },
    { votes: 130, texts: ['A new one'] },
  ]);
  expect(formerWordings(poll)).toEqual([]);
  const explained = { ...poll, settings: { description: 'Both are open.', maxLabel: 'Yes' } };
  const before = {
    votes: 3,
    title: poll.title,
    options: poll.options,
    description: 'One is closed.',
    maxLabel: 'Yes',
  };
  expect(formerWordings({ ...explained, reworded: [before] })).toEqual([
    { votes: 3, texts: ['One is closed.'] },
  ]);
});
