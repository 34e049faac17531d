import type { Ballot, PollView, TallyView } from '../../../contract/contract.gen';
import { percent } from '../../../words/numbers';
import { t } from '../../../words/words.svelte';
import { optionText, type Problem } from '../../ballot';
import { optionShares, type Share } from '../../shares';

/** Between the two ends of an axis. */
export const steps = 20;

/** Across and up, each from 0 to 1. */
export type Place = readonly [x: number, y: number];

/** An option, or what became of it, on the plane. */
export interface Dot {
  readonly id: string;
  readonly letter: string;
  readonly place: Place;
  /** Standard deviation across and up. */
  readonly spread?: Place;
  /** Chosen now, or this person's own. */
  readonly marked?: boolean;
}

export function hint(): string {
  return t('grid.hint');
}

/** A, B, C ... for the options, so that dots have names that fit them. */
export function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

/** The nearest place that a ballot may name. */
export function snap(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * steps) / steps;
}

export function placeOf(ballot: Ballot | undefined, option: string): Place | undefined {
  const place = ballot?.places?.[option];
  return place?.length === 2 ? [place[0]!, place[1]!] : undefined;
}

/** The ballot with an option somewhere else, or nowhere; in the poll's own order, so that the same places are the same ballot. */
export function moved(
  poll: PollView,
  ballot: Ballot | undefined,
  option: string,
  to: Place | undefined,
): Ballot {
  const places = poll.options.flatMap(({ id }) => {
    const place = id === option ? to && ([snap(to[0]), snap(to[1])] as const) : placeOf(ballot, id);
    return place ? [[id, place] as const] : [];
  });
  return { places: Object.fromEntries(places) };
}

export function problem(ballot: Ballot): Problem | undefined {
  return Object.keys(ballot.places ?? {}).length === 0 ? { key: 'grid.problemNone' } : undefined;
}

/** Whatever order the options come in. */
export function essence(ballot: Ballot): unknown {
  return Object.entries(ballot.places ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}

export function placeInWords([x, y]: Place): string {
  return t('grid.place', { x: percent(x), y: percent(y) });
}

export function describe(poll: PollView, ballot: Ballot): string {
  return Object.keys(ballot.places ?? {})
    .map((id) => `${optionText(poll, id)}: ${placeInWords(placeOf(ballot, id)!)}`)
    .join(', ');
}

/** Where the options are on average, with how far people are apart; those that nobody placed are not there. */
export function meanDots(poll: PollView, tally: TallyView): Dot[] {
  return poll.options.flatMap(({ id }, at) => {
    const { mean, spread } = tally.grid?.[id] ?? {};
    if (!mean) return [];
    return [
      {
        id,
        letter: letterOf(at),
        place: [mean[0]!, mean[1]!] as const,
        ...(spread && { spread: [spread[0]!, spread[1]!] as const }),
      },
    ];
  });
}

/** How many placed each option. */
export function placedShares(poll: PollView, tally: TallyView): Share[] {
  const counts = Object.fromEntries(Object.entries(tally.grid ?? {}).map(([id, { n }]) => [id, n]));
  return optionShares(poll, counts, tally.voters);
}

/** Where each option is on average, for whom the plane is nothing. */
export function placedFacts(poll: PollView, tally: TallyView): Record<string, string> {
  return Object.fromEntries(meanDots(poll, tally).map(({ id, place }) => [id, placeInWords(place)]));
}

/** The options that are placed highest on average. */
export function foremost(poll: PollView, tally: TallyView): string[] {
  return meanDots(poll, tally)
    .sort((one, other) => other.place[1] - one.place[1])
    .slice(0, 3)
    .map(({ id, place }) => `${optionText(poll, id)}: ${placeInWords(place)}`);
}
