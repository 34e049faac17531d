import {
  PollKinds,
  type OptionDraft,
  type PollDraft,
  type PollSettings,
  type PollView,
} from '../../contract/contract.gen';
import { parseNumber } from '../../words/parseNumber';

export const kinds = Object.values(PollKinds);

/** An option while it is written; `key` holds it in place on the page, `id` is the server's. */
export interface OptionForm {
  readonly key: number;
  readonly id?: string;
  readonly text: string;
}

/** A poll while it is written: numbers are what was typed, so that a half-typed one survives. */
export interface PollForm {
  readonly kind: PollKinds;
  readonly title: string;
  readonly options: readonly OptionForm[];
  readonly minChoices: string;
  readonly maxChoices: string;
  readonly min: string;
  readonly max: string;
  readonly step: string;
  readonly maxWords: string;
  readonly canChange: boolean;
  readonly resultsVisible: NonNullable<PollSettings['resultsVisible']>;
  readonly secret: boolean;
  readonly closesAfterSeconds: string;
}

let lastKey = 0;

export function option(text = '', id?: string): OptionForm {
  return { key: ++lastKey, text, ...(id === undefined ? {} : { id }) };
}

export function emptyForm(kind: PollKinds = 'single'): PollForm {
  return {
    kind,
    title: '',
    options: [option(), option()],
    minChoices: '',
    maxChoices: '',
    min: '',
    max: '',
    step: '',
    maxWords: '',
    canChange: true,
    resultsVisible: 'afterClose',
    secret: false,
    closesAfterSeconds: '',
  };
}

/** What is written about a draft, with option ids where it has them. */
export function formOf(draft: PollDraft): PollForm {
  const settings = draft.settings ?? {};
  const typed = (value: number | undefined) => (value === undefined ? '' : String(value));
  const options = (draft.options ?? []).map(({ id, text }) => option(text ?? '', id));
  const allChoices = settings.maxChoices === draft.options?.length;
  return {
    kind: draft.kind ?? 'single',
    title: draft.title ?? '',
    options: options.length > 0 ? options : [option(), option()],
    minChoices: settings.minChoices === 1 ? '' : typed(settings.minChoices),
    // As many as there are options is the default, and stays so when options are added.
    maxChoices: allChoices ? '' : typed(settings.maxChoices),
    min: typed(settings.min),
    max: typed(settings.max),
    step: typed(settings.step),
    maxWords: typed(settings.maxWords),
    canChange: settings.canChange ?? true,
    resultsVisible: settings.resultsVisible ?? 'afterClose',
    secret: settings.secret ?? false,
    closesAfterSeconds: typed(settings.closesAfterSeconds),
  };
}

export function formOfPoll(poll: PollView): PollForm {
  return formOf({ kind: poll.kind, title: poll.title, options: poll.options, settings: poll.settings });
}

export function hasOptions(kind: string | undefined): boolean {
  return kind === 'single' || kind === 'multiple' || kind === 'ranking';
}

export function hasChoices(kind: string | undefined): boolean {
  return kind === 'multiple' || kind === 'ranking';
}

export function hasScale(kind: string | undefined): boolean {
  return kind === 'rating' || kind === 'numeric';
}

/** What the server is sent: only what applies to the kind, empty lines at the end of the options left out. */
export function draftOf(form: PollForm): PollDraft {
  const settings: Record<string, unknown> = {
    canChange: form.canChange,
    resultsVisible: form.resultsVisible,
    secret: form.secret,
    closesAfterSeconds: parseNumber(form.closesAfterSeconds),
  };
  const take = (...names: ('minChoices' | 'maxChoices' | 'min' | 'max' | 'step' | 'maxWords')[]) => {
    for (const name of names) settings[name] = parseNumber(form[name]);
  };
  if (hasChoices(form.kind)) take('minChoices', 'maxChoices');
  if (hasScale(form.kind)) take('min', 'max', 'step');
  if (form.kind === 'words') take('maxWords');
  return {
    kind: form.kind,
    title: form.title.trim(),
    ...(hasOptions(form.kind) ? { options: written(form.options) } : {}),
    settings: settings as PollSettings,
  };
}

function written(options: readonly OptionForm[]): OptionDraft[] {
  let end = options.length;
  while (end > 0 && options[end - 1]!.text.trim() === '' && options[end - 1]!.id === undefined) end--;
  return options.slice(0, end).map(({ id, text }) => ({ text: text.trim(), ...(id ? { id } : {}) }));
}

/** Puts several pasted lines into the options from a place on; the first line joins what stands there. */
export function pasteOptions(
  options: readonly OptionForm[],
  at: number,
  lines: readonly string[],
): OptionForm[] {
  const [first = '', ...rest] = lines.map(plainLine).filter((line) => line !== '');
  const present = options[at] ?? option();
  return [
    ...options.slice(0, at),
    { ...present, text: present.text + first },
    ...rest.map((line) => option(line)),
    ...options.slice(at + 1).filter((each) => each.text !== '' || each.id !== undefined),
  ];
}

/** Lists from elsewhere bring their bullets and numbers along. */
function plainLine(line: string): string {
  return line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim();
}

/** A copy for another poll: the same words, no ids. */
export function copyOf(form: PollForm, title: string): PollForm {
  return { ...form, title, options: form.options.map(({ text }) => option(text)) };
}

/** A poll as people will see it, for the preview. */
export function previewOf(
  form: PollForm,
  placeholders: { title: string; option: (n: number) => string },
): PollView {
  const draft = draftOf(form);
  const options = hasOptions(form.kind) ? form.options : [];
  return {
    id: 'preview',
    kind: form.kind,
    title: form.title.trim() || placeholders.title,
    options: options.map((each, place) => ({
      id: String(each.key),
      text: each.text.trim() || placeholders.option(place + 1),
    })),
    settings: withDefaults(draft.settings ?? {}, form.kind, options.length),
    state: 'open',
    resultsVisible: form.resultsVisible,
    round: 1,
    resultsShown: false,
  };
}

function withDefaults(settings: PollSettings, kind: PollKinds, options: number): PollSettings {
  if (hasChoices(kind))
    return { ...settings, minChoices: settings.minChoices ?? 1, maxChoices: settings.maxChoices ?? options };
  if (kind === 'rating')
    return { ...settings, min: settings.min ?? 1, max: settings.max ?? 5, step: settings.step ?? 1 };
  return kind === 'words' ? { ...settings, maxWords: settings.maxWords ?? 3 } : settings;
}
