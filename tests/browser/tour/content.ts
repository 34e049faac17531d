import { drafts, type Kind, type PollDraft } from '../hall/polls.ts';
import { arabic } from './arabic.ts';
import { english } from './english.ts';

/** A town hall as it would be, in one language: for pictures, and for what only real texts break. */
export interface Content {
  readonly hall: {
    readonly title: string;
    readonly description: string;
    readonly languages: readonly string[];
  };
  readonly titles: Readonly<Record<Kind, string>>;
  readonly projects: readonly string[];
  readonly words: readonly string[];
  readonly answers: readonly string[];
  readonly announcement: string;
  readonly district: (n: number) => string;
}

const contents: Readonly<Record<string, Content>> = { en: english, ar: arabic };
export const contentIn = (language: string): Content => contents[language]!;

const options = (texts: readonly string[]) => texts.map((text, i) => ({ id: `o${i}`, text }));

const settings: Readonly<Record<Kind, PollDraft['settings']>> = {
  single: { resultsVisible: 'live' },
  multiple: { maxChoices: 3 },
  rating: { min: 1, max: 5 },
  ranking: {},
  numeric: { min: 0, max: 20, step: 0.5 },
  words: { maxWords: 2, secret: true },
  text: {},
  points: { points: 100 },
  motion: { majority: 'twoThirds' },
  statement: {},
  grid: {},
};

export function pollsOf(content: Content): Readonly<Record<Kind, PollDraft>> {
  const written = Object.keys(drafts) as Kind[];
  return Object.fromEntries(
    written.map((kind) => [
      kind,
      {
        kind,
        title: content.titles[kind],
        settings: settings[kind],
        ...(drafts[kind].options && { options: options(content.projects) }),
      },
    ]),
  ) as unknown as Record<Kind, PollDraft>;
}

/** The most options that a poll can have. */
export function largestPoll(content: Content): PollDraft {
  const texts = Array.from({ length: 50 }, (_, i) => content.district(i + 1));
  return {
    kind: 'multiple',
    title: content.titles.multiple,
    options: options(texts),
    settings: { resultsVisible: 'live' },
  };
}

/** How the nth person answers: not evenly, not by chance. */
export function ballotOf(content: Content, draft: PollDraft, n: number): object {
  const count = draft.options?.length ?? 0;
  const spread = (times: number) => Math.floor((((n + 1) * times * 0.618034) % 1) ** 1.7 * count);
  switch (draft.kind) {
    case 'single':
      return { choices: [`o${spread(1)}`] };
    case 'multiple':
      return { choices: [...new Set([spread(1), spread(2)])].map((i) => `o${i}`) };
    case 'ranking':
      return { ranking: [...new Set([spread(1), spread(3), spread(5)])].map((i) => `o${i}`) };
    case 'rating':
      return { value: [4, 5, 3, 4, 2, 4, 5, 1, 3, 4][n % 10] };
    case 'numeric':
      return { value: [3, 2.5, 4, 3, 5, 3.5, 2, 8, 3, 12][n % 10] };
    case 'words':
      return { words: [content.words[Math.floor(((n * 0.618034) % 1) ** 2 * content.words.length)]] };
    case 'points': {
      const first = 40 + ((n * 7) % 60);
      const [one, other] = [`o${spread(1)}`, `o${spread(2)}`];
      return { points: one === other ? { [one]: 100 } : { [one]: first, [other]: 100 - first } };
    }
    case 'motion':
      return { choices: [['yes', 'yes', 'no', 'yes', 'abstain'][n % 5]] };
    case 'grid':
      return { places: { [`o${spread(1)}`]: [((n * 7) % 21) / 20, ((n * 11 + 5) % 21) / 20] } };
    case 'statement':
      return { choices: [['agree', 'disagree', 'agree', 'pass', 'agree'][n % 5]] };
    case 'text':
      return { text: content.answers[n % content.answers.length] };
  }
}
