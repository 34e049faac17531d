import type { OptionDraft, PollDraft, PollKinds, PollSettings, PollView } from '../../contract/contract.gen';
import type { SettingName, SettingType, TypedSettings } from '../../polls/kinds/face';
import { deskFace, onDesk } from '../../polls/kinds/onDesk';
import { noneId, noneText } from '../../polls/wording';
import { parseNumber } from '../../words/parseNumber';

export const kinds = Object.keys(onDesk) as PollKinds[];

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
  /** The kind's own settings; those of other kinds stay while kinds are tried. */
  readonly own: TypedSettings;
  readonly canChange: boolean;
  readonly resultsVisible: NonNullable<PollSettings['resultsVisible']>;
  readonly secret: boolean;
  /** Whether only people with a single-use code vote. */
  readonly withCode: boolean;
  readonly closesAfterSeconds: string;
  /** The text of what speaks against all options, where somebody gave it one of its own. */
  readonly none?: string;
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
    own: {},
    canChange: true,
    resultsVisible: 'afterClose',
    secret: false,
    withCode: false,
    closesAfterSeconds: '',
  };
}

/** What is written about a draft, with option ids where it has them. */
export function formOf(draft: PollDraft): PollForm {
  const settings = draft.settings ?? {};
  const typed = (value: number | undefined) => (value === undefined ? '' : String(value));
  // Choices that are the kind's own are not written by anybody.
  const written = mostOptionsOf(draft.kind) ? (draft.options ?? []) : [];
  const none = settings.noneOfThese ? written.find(({ id }) => id === noneId) : undefined;
  const options = written.filter((each) => each !== none).map(({ id, text }) => option(text ?? '', id));
  return {
    kind: draft.kind ?? 'single',
    title: draft.title ?? '',
    options: options.length > 0 ? options : [option(), option()],
    own: ownTyped(draft),
    canChange: settings.canChange ?? true,
    resultsVisible: settings.resultsVisible ?? 'afterClose',
    secret: settings.secret ?? false,
    withCode: settings.assurance === 'A3',
    closesAfterSeconds: typed(settings.closesAfterSeconds),
    ...(none?.text && none.text !== noneText ? { none: none.text } : {}),
  };
}

/** What is as the server would have it anyway stays open: as many choices as there are options, also when one is added. */
function ownTyped({ kind, settings = {}, options = [] }: PollDraft): TypedSettings {
  const face = deskFace(kind ?? '');
  if (!face) return {};
  const standard = face.standard(options.length - (settings.noneOfThese ? 1 : 0));
  const typed: Partial<Record<SettingName, string | boolean>> = {};
  for (const [name, type] of typedSettings(kind)) {
    const value = settings[name];
    if (value !== undefined && value !== standard[name])
      typed[name] = type === 'boolean' ? value === true : String(value);
  }
  return typed;
}

/** The names of a kind's own settings, with what each is. */
export function ownSettings(kind: string | undefined): [SettingName, SettingType][] {
  return Object.entries(deskFace(kind ?? '')?.settings ?? {}) as [SettingName, SettingType][];
}

/** Every setting that is typed: the kind's own, and those that it shares with others. */
function typedSettings(kind: string | undefined): [SettingName, SettingType][] {
  const shared = deskFace(kind ?? '')?.shared ?? [];
  return [
    ...ownSettings(kind),
    ...shared.map((name): [SettingName, SettingType] => [name, 'boolean']),
    ['description', 'text'],
  ];
}

export function formOfPoll(poll: PollView): PollForm {
  return formOf({ kind: poll.kind, title: poll.title, options: poll.options, settings: poll.settings });
}

/** The most options a poll of a kind may have; undefined where it has none. */
export function mostOptionsOf(kind: string | undefined): number | undefined {
  return deskFace(kind ?? '')?.mostOptions ?? undefined;
}

/** What the server is sent: only what applies to the kind, empty lines at the end of the options left out. */
export function draftOf(form: PollForm): PollDraft {
  const settings: Record<string, unknown> = {
    canChange: form.canChange,
    resultsVisible: form.resultsVisible,
    secret: form.secret,
    ...(form.withCode ? { assurance: 'A3' } : {}),
    closesAfterSeconds: parseNumber(form.closesAfterSeconds),
  };
  for (const [name, type] of typedSettings(form.kind)) {
    const typed = form.own[name];
    settings[name] =
      type === 'boolean' ? typed : type === 'text' ? textOf(typed) : parseNumber(String(typed ?? ''));
  }

  return {
    kind: form.kind,
    title: form.title.trim(),
    ...(mostOptionsOf(form.kind) ? { options: [...written(form.options), ...noneOf(form)] } : {}),
    settings: settings as PollSettings,
  };
}

/** Without a text of its own the server adds it. */
function noneOf({ own, none }: PollForm): OptionDraft[] {
  return own.noneOfThese === true && none ? [{ id: noneId, text: none }] : [];
}

/** What is left empty is left to the server. */
function textOf(typed: string | boolean | undefined): string | undefined {
  return String(typed ?? '').trim() || undefined;
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
  const options = mostOptionsOf(form.kind) ? form.options : [];
  return {
    id: 'preview',
    kind: form.kind,
    title: form.title.trim() || placeholders.title,
    options: [
      ...options.map((each, place) => ({
        id: String(each.key),
        text: each.text.trim() || placeholders.option(place + 1),
      })),
      ...(draft.settings?.noneOfThese ? [{ id: noneId, text: form.none ?? noneText }] : []),
    ],
    settings: { ...onDesk[form.kind].standard(options.length), ...given(draft.settings) },
    state: 'open',
    resultsVisible: form.resultsVisible,
    round: 1,
    revision: 1,
    resultsShown: false,
  };
}

function given(settings: PollSettings = {}): PollSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
