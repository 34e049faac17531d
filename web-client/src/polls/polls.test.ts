import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ballot, PollKinds, PollSettings, PollView } from '../contract/contract.gen';
import { sameBallot } from './ballot';
import { choiceBounds } from './choices';
import { onDesk } from './kinds/onDesk';
import { moved } from './moved';
import { ambiguous, meantNumbers, ratingValues } from './scale';
import { binShares, optionShares, ratingShares } from './shares';
import { canVote, standingOf } from './standing';

const poll = (kind: PollKinds, settings: PollSettings = {}, options = ['a', 'b', 'c']): PollView => ({
  id: 'p',
  kind,
  title: 'Which?',
  options: options.map((id) => ({ id, text: id.toUpperCase() })),
  settings,
  state: 'open',
  resultsVisible: 'live',
  round: 1,
  revision: 1,
  resultsShown: false,
});

const faceOf = (kind: PollKinds) => onDesk[kind].phone;
const problemOf = (of: PollView, ballot: Ballot) => faceOf(of.kind).problem(of, ballot);
const { essence } = faceOf('single');

describe('a ballot', () => {
  const fits: [PollView, Ballot][] = [
    [poll('single'), { choices: ['a'] }],
    [poll('multiple', { minChoices: 1, maxChoices: 2 }), { choices: ['a', 'c'] }],
    [poll('ranking'), { ranking: ['b'] }],
    [poll('rating'), { value: 5 }],
    [poll('numeric', { min: 0, max: 1, step: 0.1 }), { value: 0.3 }],
    [poll('words'), { words: ['parks'] }],
    [poll('text'), { text: 'More trees' }],
  ];
  test.each(fits)('of its poll’s kind fits', (of, ballot) => expect(problemOf(of, ballot)).toBeUndefined());

  const misfits: [PollView, Ballot, string][] = [
    [poll('single'), {}, 'vote.problemTooFew'],
    [poll('multiple', { minChoices: 2 }), { choices: ['a'] }, 'vote.problemTooFew'],
    [poll('multiple', { maxChoices: 1 }), { choices: ['a', 'b'] }, 'vote.problemTooMany'],
    [poll('rating'), {}, 'vote.problemNumber'],
    [poll('numeric', { max: 10 }), { value: 11 }, 'vote.problemRange'],
    [poll('numeric', { min: 1, step: 2 }), { value: 2 }, 'vote.problemStep'],
    [poll('words'), { words: [] }, 'vote.problemEmpty'],
    [poll('words'), { words: ['x'.repeat(41)] }, 'vote.problemLong'],
    [poll('text'), { text: '  ' }, 'vote.problemEmpty'],
  ];
  test.each(misfits)('that does not fit is told why', (of, ballot, key) =>
    expect(problemOf(of, ballot)?.key).toBe(key),
  );

  test('is the same whatever the order of its choices, but not of its ranking', () => {
    expect(sameBallot(faceOf('multiple').essence, { choices: ['a', 'b'] }, { choices: ['b', 'a'] })).toBe(
      true,
    );
    expect(sameBallot(faceOf('ranking').essence, { ranking: ['a', 'b'] }, { ranking: ['b', 'a'] })).toBe(
      false,
    );
  });
});

describe('a vote', () => {
  const saved = { id: '1', pollId: 'p', round: 1, ballot: { choices: ['a'] } };
  const a = { choices: ['a'] };
  const known = { draft: a, saved: undefined, counted: undefined, online: true };

  test('is counted only when the server said so', () => {
    expect(standingOf(essence, known).state).toBe('editing');
    expect(standingOf(essence, { ...known, saved }).state).toBe('sending');
    expect(standingOf(essence, { ...known, counted: a }).state).toBe('counted');
  });

  test('is saved while the server is away, even where an earlier one counts', () => {
    const offline = { draft: a, saved, counted: { choices: ['b'] }, online: false };
    expect(standingOf(essence, offline).state).toBe('saved');
  });

  test('that was refused says why until another is chosen', () => {
    const refused = { ...saved, refused: { code: 'poll_closed', message: '' } };
    expect(standingOf(essence, { ...known, saved: refused }).state).toBe('refused');
    expect(standingOf(essence, { ...known, saved: refused, draft: { choices: ['b'] } }).state).toBe(
      'editing',
    );
  });

  test('can be changed unless the poll forbids it or is closed', () => {
    const none = { saved: undefined, counted: undefined };
    expect(canVote(poll('single', { canChange: false }), none)).toBe(true);
    expect(canVote(poll('single', { canChange: false }), { ...none, counted: a })).toBe(false);
    expect(canVote(poll('single'), { ...none, counted: a })).toBe(true);
    expect(canVote({ ...poll('single'), state: 'closed' }, none)).toBe(false);
  });
});

describe('results', () => {
  test('list every option in its own order, with shares of the voters', () => {
    const closed = { ...poll('multiple'), state: 'closed' as const };
    const shares = optionShares(closed, { c: 3, a: 1 }, 4);
    expect(shares.map(({ id, share, length, leads }) => [id, share, length, leads])).toEqual([
      ['a', 0.25, 0.25, false],
      ['b', 0, 0, false],
      ['c', 0.75, 0.75, true],
    ]);
  });

  test('have no leader and no division by zero before the first vote', () => {
    expect(optionShares(poll('single'), {}, 0)).toEqual(
      ['a', 'b', 'c'].map((id) => ({
        id,
        label: id.toUpperCase(),
        count: 0,
        share: 0,
        percent: 0,
        length: 0,
        leads: false,
      })),
    );
  });

  test('of a rating show values nobody chose', () => {
    const tally = { pollId: 'p', position: 1, voters: 2, histogram: { '1': 2 } };
    expect(ratingShares(poll('rating', { max: 3 }), tally, String).map((line) => line.count)).toEqual([
      2, 0, 0,
    ]);
  });

  test('of numbers have no holes between bins', () => {
    const tally = { pollId: 'p', position: 1, voters: 3, histogram: { '0.1': 1, '0.4': 2 }, binWidth: 0.1 };
    expect(binShares(tally, (from, to) => `${from}-${to}`).map((bin) => [bin.label, bin.count])).toEqual([
      ['0.1-0.2', 1],
      ['0.2-0.3', 0],
      ['0.3-0.4', 0],
      ['0.4-0.5', 2],
    ]);
  });

  test('never have a bar outside 0 to 1', () => {
    const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(1000));
    fc.assert(
      fc.property(counts, fc.nat(3000), (given, voters) => {
        for (const { length } of optionShares(poll('multiple'), given, voters)) {
          expect(length).toBeGreaterThanOrEqual(0);
          expect(length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test('moving an option keeps every option, and puts it where it was asked to go', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(20), fc.nat(20), (items, a, b) => {
      const from = a % items.length;
      const to = b % items.length;
      const result = moved(items, from, to);
      expect(result[to]).toBe(items[from]);
      expect([...result].sort()).toEqual([...items].sort());
    }),
  );
});

test('rating values run from the lowest to the highest without binary dust', () => {
  expect(ratingValues(poll('rating', { min: 0, max: 0.3, step: 0.1 }))).toEqual([0, 0.1, 0.2, 0.3]);
});

describe('a ballot that says nothing', () => {
  test('is the same as another such, and never the same as one that says something', () => {
    expect(sameBallot(essence, { abstain: true }, { abstain: true })).toBe(true);
    expect(sameBallot(essence, { abstain: true }, { withdraw: true })).toBe(false);
    expect(sameBallot(essence, { abstain: true }, { choices: [] })).toBe(false);
    expect(sameBallot(essence, { abstain: true }, undefined)).toBe(false);
  });

  test('waits and counts like any other', () => {
    const abstain = { abstain: true };
    const known = { draft: undefined, saved: undefined, counted: abstain, online: true };
    expect(standingOf(essence, known)).toEqual({ state: 'counted' });
    expect(standingOf(essence, { ...known, draft: { choices: ['a'] } })).toEqual({
      state: 'editing',
      counted: true,
    });
  });
});

describe('none of these', () => {
  const of = poll('multiple', { minChoices: 2, maxChoices: 3, noneOfThese: true }, ['a', 'b', 'c', 'none']);

  test('fits alone, however many must be chosen', () => {
    expect(problemOf(of, { choices: ['none'] })).toBeUndefined();
    expect(problemOf(of, { choices: ['a'] })?.key).toBe('vote.problemTooFew');
  });

  test('is not one of those that are chosen among', () => {
    expect(choiceBounds({ ...of, settings: { noneOfThese: true } })).toEqual({ min: 1, max: 3 });
  });
});

describe('a typed number', () => {
  test('that can be read as two is one where the poll takes only one of them', () => {
    expect(meantNumbers(poll('numeric'), '1,000')).toEqual([1000, 1]);
    expect(meantNumbers(poll('numeric', { min: 100 }), '1,000')).toEqual([1000]);
    expect(meantNumbers(poll('numeric', { max: 10 }), '1,000')).toEqual([1]);
    expect(meantNumbers(poll('numeric', { max: 0 }), '1,000')).toEqual([1000]);
  });

  test('that is still to be asked about is no ballot', () =>
    expect(problemOf(poll('numeric'), { value: ambiguous })?.key).toBe('vote.numberWhich'));
});
