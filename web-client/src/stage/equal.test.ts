import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { PollView } from '../contract/contract.gen';
import { optionShares } from '../polls/shares';
import BarsScene from './bars/BarsScene.svelte';
import ChoicesScene from './bars/ChoicesScene.svelte';
import { thanksFigures } from './thanks';

const options = [
  { id: 'a', text: 'Yes' },
  { id: 'b', text: 'No, unless the council first shows what it costs each household and who pays for it' },
];
const poll = (state: PollView['state']) => ({ state, options }) as unknown as PollView;
const rows = (html: string) => [...html.matchAll(/<li class="([^"]*)"/g)].map(([, names]) => names!);

test('one long option makes every option smaller, so that none is larger than its rival', () => {
  const bars = render(BarsScene, {
    props: { shares: optionShares(poll('closed'), { a: 5, b: 5 }, 10), label: 'Poll' },
  }).body;
  const choices = render(ChoicesScene, { props: { options, label: 'Poll' } }).body;
  for (const html of [bars, choices]) {
    expect(html).toMatch(/<ul[^>]*class="[^"]*\blong\b/);
    expect(rows(html).every((names) => !/\blong\b/.test(names))).toBe(true);
  }
});

test('nobody leads before voting has closed', () => {
  const leads = (state: PollView['state']) =>
    optionShares(poll(state), { a: 6, b: 4 }, 10).map((share) => share.leads);
  expect(leads('open')).toEqual([false, false]);
  expect(leads('closed')).toEqual([true, false]);
});

test('the thanks count who took part, not who is left, and leave out what there was none of', () => {
  const closed = { state: 'closed', voted: 301 } as unknown as PollView;
  expect(thanksFigures({ audience: 12, polls: [closed] })).toEqual([
    { key: 'stage.thanksPeople', n: 301 },
    { key: 'stage.thanksPolls', n: 1 },
  ]);
});
