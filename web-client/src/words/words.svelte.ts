import { languages, loaders } from 'virtual:words';
import { recall, remember } from '../connection/storage';
import type { KindWords } from '../polls/kinds/onPhone';
import type { Area } from './areas';
import type english from './catalogues/en.json';
import { chooseLanguage } from './chooseLanguage';

export { languages };

type Sections = Omit<typeof english, '_'> & KindWords;
/** Every message's name: section, dot, key. */
export type MessageKey = {
  [S in keyof Sections]: `${S & string}.${keyof Sections[S] & string}`;
}[keyof Sections];

export type MessageArguments = Readonly<Record<string, string | number>>;

const stored = 'townhall/language';
let messages = $state.raw<Record<string, (args?: Record<string, unknown>) => string>>({});
let language = $state('en');
const spoken = new Set<Area>();
let wanted = 'en';
let turn = 0;

/** The message in the person's language. Reactive: what calls it in a template changes with the language. */
export function t(key: MessageKey, args?: MessageArguments): string {
  return messages[key]?.(args) ?? key;
}

export function hasMessage(key: string): boolean {
  return key in messages;
}

export function currentLanguage(): string {
  return language;
}

/** Loads an area's words in the language chosen earlier, else the browser's, else one of the hall's. */
export async function loadWords(forArea: Area, hallLanguages: readonly string[] = []): Promise<void> {
  spoken.add(forArea);
  const preferred = [askedInAddress(), recall(stored), ...navigator.languages, ...hallLanguages];
  await show(
    chooseLanguage(
      preferred,
      languages.map((known) => known.tag),
    ),
  );
}

/** Changes the language and keeps it for next time. */
export async function changeLanguage(tag: string): Promise<void> {
  remember(stored, tag);
  await show(tag);
}

/** Speaks the first of these languages there are words in, unless it already speaks one of them or the address asks for one. */
export async function speakOneOf(tags: readonly string[]): Promise<void> {
  if (askedInAddress()) return;
  const chosen = tags.flatMap((tag) => {
    const primary = tag.toLowerCase().split('-')[0];
    return languages.filter((known) => known.tag === primary).map((known) => known.tag);
  });
  if (chosen.length > 0 && !chosen.includes(language)) await show(chosen[0]!);
}

function askedInAddress(): string | null {
  const address = new URLSearchParams(location.search);
  return address.get('language') ?? address.get('lang');
}

/** Adds the words of a part of the page that came later, in the language the page speaks. */
export async function speakAlso(part: Area): Promise<void> {
  spoken.add(part);
  await show(wanted);
}

let latest: Promise<void> = Promise.resolve();

function show(tag: string): Promise<void> {
  wanted = tag;
  latest = put(tag, ++turn);
  return latest;
}

async function put(tag: string, mine: number): Promise<void> {
  const modules = await Promise.all([...spoken].map((area) => loaders[area]![tag]!()));
  // More words or another language were asked for meanwhile: theirs come with these.
  if (mine !== turn) return latest;
  messages = Object.assign({}, ...modules.map((module) => module.default)) as typeof messages;
  language = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = languages.find((known) => known.tag === tag)?.direction ?? 'ltr';
}
