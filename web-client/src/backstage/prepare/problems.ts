import type { PollDraft, PollSettings } from '../../contract/contract.gen';
import type { MessageArguments, MessageKey } from '../../words/words.svelte';
import { parseNumber } from '../../words/parseNumber';
import { hasChoices, hasOptions, hasScale, kinds, type PollForm } from './draft';

/** What is wrong, as a message. */
export interface DraftProblem {
  readonly key: MessageKey;
  readonly args?: MessageArguments;
}

/** Problems by field path in the protocol's words: `title`, `options[1].text`, `settings.max`. */
export type Problems = ReadonlyMap<string, DraftProblem>;

export const limits = {
  title: 200,
  option: 200,
  options: 50,
  ranked: 15,
  words: 5,
  seconds: 604_800,
} as const;

/**
 * The rules of the server, said before anything is sent. What this lets through the server may still refuse; its word is
 * shown at the same fields.
 */
export function problemsOf(draft: PollDraft): Problems {
  const problems = new Map<string, DraftProblem>();
  const add = (field: string, key: MessageKey, args?: MessageArguments) => {
    if (!problems.has(field)) problems.set(field, { key, args });
  };
  if (!kinds.some((kind) => kind === draft.kind))
    add('kind', 'backstage.problemKind', { kinds: kinds.join(', ') });
  text('title', draft.title, limits.title, add);
  optionProblems(draft, add);
  const settings = draft.settings ?? {};
  choiceProblems(draft, settings, add);
  if (hasScale(draft.kind)) scaleProblems(draft.kind === 'rating', settings, add);
  whole('settings.maxWords', settings.maxWords, 1, limits.words, add);
  whole('settings.closesAfterSeconds', settings.closesAfterSeconds, 1, limits.seconds, add);
  if (settings.resultsVisible && !['afterClose', 'live', 'hidden'].includes(settings.resultsVisible))
    add('settings.resultsVisible', 'backstage.problemKind', { kinds: 'afterClose, live, hidden' });
  return problems;
}

/** What was typed where a number belongs and is none. */
export function typingProblems(form: PollForm): Problems {
  const relevant = [
    'closesAfterSeconds' as const,
    ...(hasChoices(form.kind) ? (['minChoices', 'maxChoices'] as const) : []),
    ...(hasScale(form.kind) ? (['min', 'max', 'step'] as const) : []),
    ...(form.kind === 'words' ? (['maxWords'] as const) : []),
  ];
  const wrong = relevant.filter((name) => form[name].trim() !== '' && parseNumber(form[name]) === undefined);
  return new Map(wrong.map((name) => [`settings.${name}`, { key: 'backstage.problemNumber' }]));
}

type Add = (field: string, key: MessageKey, args?: MessageArguments) => void;

function text(field: string, value: string | undefined, max: number, add: Add): void {
  if (!value || value.trim() === '') add(field, 'backstage.problemEmpty');
  else if ([...value].length > max) add(field, 'backstage.problemLong', { max });
}

function optionProblems(draft: PollDraft, add: Add): void {
  const options = draft.options ?? [];
  if (!hasOptions(draft.kind)) {
    if (options.length > 0) add('options', 'backstage.problemNoOptions');
    return;
  }
  const most = draft.kind === 'ranking' ? limits.ranked : limits.options;
  const seen = new Set<string>();
  options.forEach((option, place) => {
    text(`options[${place}].text`, option?.text, limits.option, add);
    const same = option?.text?.trim().toLocaleLowerCase() ?? '';
    if (same && seen.has(same)) add(`options[${place}].text`, 'backstage.problemTwice');
    seen.add(same);
  });
  if (options.length < 2 || options.length > most) add('options', 'backstage.problemOptions', { max: most });
}

function choiceProblems(draft: PollDraft, settings: PollSettings, add: Add): void {
  if (!hasChoices(draft.kind)) return;
  const options = draft.options?.length ?? 0;
  whole('settings.maxChoices', settings.maxChoices, 1, Math.max(options, 1), add);
  whole('settings.minChoices', settings.minChoices, 1, Math.max(settings.maxChoices ?? options, 1), add);
}

function scaleProblems(rating: boolean, settings: PollSettings, add: Add): void {
  const { min, max, step } = rating ? { min: 1, max: 5, step: 1, ...defined(settings) } : settings;
  if (min !== undefined && max !== undefined && min >= max) add('settings.max', 'backstage.problemMax');
  if (step !== undefined && step <= 0) return add('settings.step', 'backstage.problemStep');
  if (min === undefined || max === undefined || step === undefined || min >= max) return;
  const steps = (max - min) / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) add('settings.step', 'backstage.problemStepFit');
  else if (rating && steps > 100) add('settings.step', 'backstage.problemStepMany', { max: 100 });
}

function defined(settings: PollSettings): PollSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function whole(field: string, value: number | undefined, min: number, max: number, add: Add): void {
  if (value === undefined) return;
  if (!Number.isInteger(value) || value < min || value > max)
    add(field, 'backstage.problemBetween', { min, max });
}
