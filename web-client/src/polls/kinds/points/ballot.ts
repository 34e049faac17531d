import type { Ballot, PollView, TallyView } from '../../../contract/contract.gen';
import { number, percent } from '../../../words/numbers';
import { t } from '../../../words/words.svelte';
import type { Problem } from '../../ballot';
import { optionText } from '../../ballot';
import { shares, type Share } from '../../shares';

/** How many points each person has. */
export function pointsOf(poll: PollView): number {
  return poll.settings.points ?? 100;
}

/** The most that one option may get from one person. */
export function mostPerOption(poll: PollView): number {
  return Math.min(poll.settings.maxPerOption ?? Infinity, pointsOf(poll));
}

/** What is left to give; below 0 where too much was given. */
export function leftOf(poll: PollView, ballot: Ballot | undefined): number {
  return pointsOf(poll) - sum(Object.values(ballot?.points ?? {}).filter((given) => Number.isFinite(given)));
}

/** With so many points, single steps would take a person's patience: about twenty give all. */
export function stepOf(points: number): number {
  return Math.max(1, Math.round(points / 20));
}

/** The next step up or down from a value, on the grid of steps, within what may be given. */
export function stepped(value: number, by: number, most: number): number {
  const size = Math.abs(by);
  const next = by > 0 ? (Math.floor(value / size) + 1) * size : (Math.ceil(value / size) - 1) * size;
  return Math.max(0, Math.min(most, next));
}

export function hint(poll: PollView): string {
  const n = number(pointsOf(poll));
  const hints = [t(poll.settings.spendAll ? 'points.hintAll' : 'points.hint', { n })];
  if (poll.settings.maxPerOption !== undefined)
    hints.push(t('points.hintMost', { max: number(poll.settings.maxPerOption) }));
  return hints.join(', ');
}

export function problem(poll: PollView, ballot: Ballot): Problem | undefined {
  const given = Object.values(ballot.points ?? {});
  if (given.some((points) => !Number.isInteger(points) || points < 0)) return { key: 'points.problemWhole' };
  const max = mostPerOption(poll);
  const left = leftOf(poll, ballot);
  if (left < 0) return { key: 'points.problemOver', args: { n: -left } };
  if (given.some((points) => points > max)) return { key: 'points.problemMost', args: { max } };
  if (sum(given) === 0) return { key: 'points.problemNone' };
  return poll.settings.spendAll && left > 0 ? { key: 'points.problemLeft', args: { n: left } } : undefined;
}

export function describe(poll: PollView, ballot: Ballot): string {
  const given = ballot.points ?? {};
  return Object.keys(given)
    .filter((id) => given[id]! > 0)
    .map((id) => t('points.given', { option: optionText(poll, id), n: number(given[id]!) }))
    .join(', ');
}

/** The options with their sums, as parts of all points given: the bars are as long as their share. */
export function pointShares(poll: PollView, tally: TallyView): Share[] {
  const counts = tally.counts ?? {};
  const lines = poll.options.map(({ id, text }) => ({ id, label: text, count: counts[id] ?? 0 }));
  return shares(lines, sum(Object.values(counts)));
}

/** What stands beside an option's sum, by option id: the median and how many gave it points. */
export function pointFacts(poll: PollView, tally: TallyView): Record<string, string> {
  return Object.fromEntries(
    poll.options
      .filter(({ id }) => (tally.givers?.[id] ?? 0) > 0)
      .map(({ id }) => [
        id,
        t('points.facts', { median: number(tally.medians?.[id] ?? 0), givers: tally.givers![id]! }),
      ]),
  );
}

/** The options with most points, each with its share of all. */
export function foremost(poll: PollView, tally: TallyView): string[] {
  return pointShares(poll, tally)
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, 3)
    .map(({ label, share }) => t('points.share', { option: label, share: percent(share) }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
