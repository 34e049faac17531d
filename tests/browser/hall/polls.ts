/** A poll as it is written, in the words of the protocol. */
export interface PollDraft {
  readonly kind: Kind;
  readonly title: string;
  readonly options?: readonly { readonly id: string; readonly text: string }[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export type Kind =
  | 'single'
  | 'multiple'
  | 'rating'
  | 'ranking'
  | 'numeric'
  | 'words'
  | 'text'
  | 'points'
  | 'motion'
  | 'statement'
  | 'grid';

/** The parts of a result that tests look at. */
export interface Tally {
  readonly voters: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly histogram?: Readonly<Record<string, number>>;
  readonly mean?: number;
  readonly words?: readonly { readonly text: string; readonly count: number }[];
  readonly texts?: readonly { readonly id: string; readonly text: string }[];
  readonly winner?: readonly string[];
}

/** An answer as a person gives it: by what stands on the screen. */
export type Answer =
  | { readonly choices: readonly string[] }
  | { readonly ranking: readonly string[] }
  | { readonly rating: number }
  | { readonly number: string }
  | { readonly points: Readonly<Record<string, number>> }
  | { readonly places: Readonly<Record<string, readonly [number, number]>> }
  | { readonly words: readonly string[] }
  | { readonly text: string };

const options = (...texts: string[]) =>
  texts.map((text) => ({ id: text.toLowerCase().replaceAll(' ', '-'), text }));

export const drafts: Readonly<Record<Kind, PollDraft>> = {
  single: {
    kind: 'single',
    title: 'More bike lanes next year?',
    options: options('Yes', 'No', 'Not sure'),
    settings: { resultsVisible: 'live' },
  },
  multiple: {
    kind: 'multiple',
    title: 'Where should money go first?',
    options: options('Schools', 'Parks', 'Buses'),
  },
  rating: { kind: 'rating', title: 'How clean are our streets?', settings: { min: 1, max: 5 } },
  ranking: {
    kind: 'ranking',
    title: 'Which projects matter most?',
    options: options('Library', 'Harbour', 'Market hall'),
  },
  numeric: { kind: 'numeric', title: 'What should a day ticket cost?', settings: { min: 0, max: 100 } },
  words: { kind: 'words', title: 'Our city in one word', settings: { maxWords: 2 } },
  text: { kind: 'text', title: 'What did we forget?' },
  points: {
    kind: 'points',
    title: 'Spread the budget over these',
    options: options('Trams', 'Trees', 'Pool'),
  },
  motion: {
    kind: 'motion',
    title: 'The council adopts the budget',
    settings: { majority: 'twoThirds' },
  },
  statement: { kind: 'statement', title: 'Buses should run all night' },
  grid: {
    kind: 'grid',
    title: 'What is it worth, and how hard is it?',
    options: options('Tunnel', 'Bench'),
    settings: { xMin: 'Easy', xMax: 'Hard', yMin: 'Worth little', yMax: 'Worth much' },
  },
};

/** How three people answer, and what everybody has to see then: lines of the result, with their figures. */
export const answers: Readonly<
  Record<
    Kind,
    {
      readonly given: readonly Answer[];
      readonly seen: readonly (readonly [line: string, figure: string])[];
      /** A sentence that stands with the result, where the kind has one. */
      readonly says?: string;
    }
  >
> = {
  single: {
    given: [{ choices: ['Yes'] }, { choices: ['No'] }, { choices: ['Yes'] }],
    seen: [
      ['Yes', '2'],
      ['No', '1'],
      ['Not sure', '0'],
    ],
  },
  multiple: {
    given: [{ choices: ['Schools', 'Parks'] }, { choices: ['Parks'] }, { choices: ['Parks', 'Buses'] }],
    seen: [
      ['Parks', '3'],
      ['Schools', '1'],
      ['Buses', '1'],
    ],
  },
  rating: {
    given: [{ rating: 4 }, { rating: 5 }, { rating: 5 }],
    seen: [
      ['5', '2'],
      ['4', '1'],
    ],
  },
  ranking: {
    given: [
      { ranking: ['Harbour', 'Library'] },
      { ranking: ['Library', 'Market hall', 'Harbour'] },
      { ranking: ['Harbour'] },
    ],
    seen: [
      ['Harbour', '2'],
      ['Library', '1'],
    ],
  },
  numeric: {
    given: [{ number: '10' }, { number: '20' }, { number: '60' }],
    seen: [
      ['Average', '30'],
      ['Median', '20'],
    ],
  },
  words: {
    given: [{ words: ['green', 'loud'] }, { words: ['green'] }, { words: ['hilly'] }],
    seen: [
      ['green', '2'],
      ['loud', '1'],
      ['hilly', '1'],
    ],
  },
  text: {
    given: [{ text: 'Benches at every stop' }, { text: 'Public toilets' }, { text: 'Shade' }],
    seen: [],
  },
  points: {
    given: [
      { points: { Trams: 60, Trees: 40 } },
      { points: { Trams: 100 } },
      { points: { Trees: 50, Pool: 20 } },
    ],
    seen: [
      ['Trams', '160'],
      ['Trees', '90'],
      ['Pool', '20'],
    ],
  },
  motion: {
    given: [{ choices: ['Yes'] }, { choices: ['Yes'] }, { choices: ['No'] }],
    seen: [
      ['Yes', '2'],
      ['No', '1'],
      ['Abstain', '0'],
    ],
    says: '2 of 3 needed 2: passed',
  },
  grid: {
    given: [
      { places: { Tunnel: [18, 20], Bench: [2, 8] } },
      { places: { Tunnel: [16, 10] } },
      { places: { Bench: [4, 6] } },
    ],
    seen: [
      ['Tunnel', '2'],
      ['Bench', '2'],
    ],
  },
  statement: {
    given: [{ choices: ['Agree'] }, { choices: ['Pass'] }, { choices: ['Agree'] }],
    seen: [
      ['Agree', '2'],
      ['Disagree', '0'],
      ['Pass', '1'],
    ],
  },
};
