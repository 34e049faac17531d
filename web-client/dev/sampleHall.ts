import type { Ballot, HallView, MyState, PollView, TallyView } from '../src/contract/contract.gen';

/** A hall with every kind of poll, for looking at pages without a server. */
const now = Date.now();

interface Words {
  readonly title: string;
  readonly description: string;
  readonly options: readonly string[];
  readonly questions: Readonly<Record<PollView['kind'], string>>;
  readonly words: readonly string[];
  readonly texts: readonly string[];
  readonly announcement: string;
}

const english: Words = {
  title: 'City budget 2027: where should the money go?',
  description: 'The council decides in March. Tonight we want to know what matters to you.',
  options: [
    'More frequent night buses',
    'Renovate the public library',
    'Safe bike lanes to every school',
    'Plant 2,000 street trees',
    'Keep the indoor pool open',
  ],
  questions: {
    single: 'Which project should come first?',
    multiple: 'Which projects would you use yourself?',
    rating: 'How satisfied are you with public transport?',
    ranking: 'Rank the projects by importance to you',
    motion: 'The council adopts the budget for 2027',
    statement: 'The city should plant more trees, even where parking is lost',
    grid: 'What is each project worth, and how hard is it?',
    points: 'Spread 100 points over the projects',
    numeric: 'What should a monthly bus pass cost, in euros?',
    words: 'What makes a neighbourhood liveable?',
    text: 'What have we not thought of?',
  },
  words: [
    'trees',
    'quiet',
    'safety',
    'playgrounds',
    'buses',
    'neighbours',
    'shade',
    'benches',
    'shops',
    'light',
  ],
  texts: [
    'Benches at every bus stop, please. My mother can’t stand for twenty minutes.',
    'Open the school yards in the evening.',
  ],
  announcement: 'We start the second part at 19:40. Coffee is in the foyer.',
};

const arabic: Words = {
  title: 'ميزانية المدينة 2027: أين نصرف المال؟',
  description: 'يقرر المجلس في مارس. نريد الليلة أن نعرف ما يهمكم.',
  options: [
    'حافلات ليلية أكثر',
    'تجديد المكتبة العامة',
    'مسارات دراجات آمنة إلى كل مدرسة',
    'زراعة 2000 شجرة',
    'Keep the indoor pool open',
  ],
  questions: {
    single: 'أي مشروع يجب أن يأتي أولاً؟',
    multiple: 'أي المشاريع ستستخدمها بنفسك؟',
    rating: 'ما مدى رضاك عن النقل العام؟',
    ranking: 'رتّب المشاريع حسب أهميتها لك',
    motion: 'يعتمد المجلس موازنة عام 2027',
    statement: 'ينبغي أن تزرع المدينة أشجارًا أكثر ولو قلّت مواقف السيارات',
    grid: 'ما قيمة كل مشروع وما صعوبته؟',
    points: 'وزّع 100 نقطة على المشاريع',
    numeric: 'كم يجب أن تكون تكلفة بطاقة الحافلة الشهرية باليورو؟',
    words: 'ما الذي يجعل الحي صالحاً للعيش؟',
    text: 'ما الذي لم نفكر فيه؟',
  },
  words: ['أشجار', 'هدوء', 'أمان', 'ملاعب', 'حافلات', 'جيران', 'ظل', 'مقاعد', 'متاجر', 'ضوء'],
  texts: ['مقاعد في كل موقف حافلات من فضلكم.', 'افتحوا ساحات المدارس في المساء.'],
  announcement: 'نبدأ الجزء الثاني في الساعة 19:40.',
};

function wordsIn(language: string): Words {
  return language === 'ar' ? arabic : english;
}

const votes = [412, 268, 351, 190, 97];
const ids = ['a', 'b', 'c', 'd', 'e'];
const counts = (of: readonly number[]) => Object.fromEntries(of.map((count, i) => [ids[i]!, count]));

export function tallyOf(kind: PollView['kind'], words: Words): TallyView {
  const base = { pollId: kind, position: 40, voters: 1318 };
  switch (kind) {
    case 'single':
      return { ...base, counts: counts(votes) };
    case 'multiple':
      return { ...base, counts: counts([803, 421, 612, 540, 388]) };
    case 'rating':
      return { ...base, histogram: { 1: 88, 2: 194, 3: 402, 4: 465, 5: 169 }, mean: 3.33, median: 3 };
    case 'numeric':
      return {
        ...base,
        histogram: { 0: 61, 5: 20, 10: 74, 15: 130, 20: 344, 25: 298, 30: 201, 35: 95, 40: 44, 45: 51 },
        binWidth: 5,
        mean: 24.6,
        median: 25,
      };
    case 'words':
      return { ...base, words: words.words.map((text, i) => ({ text, count: Math.round(420 / (i + 1)) })) };
    case 'text':
      return { ...base, texts: words.texts.map((text, i) => ({ id: String(i), text, picked: true })) };
    case 'points':
      return {
        ...base,
        counts: counts([41210, 26830, 35170, 19090, 9500]),
        givers: counts([1102, 904, 1020, 812, 377]),
        medians: counts([35, 25, 30, 20, 20]),
      };
    case 'motion':
      return {
        ...base,
        counts: { yes: 861, no: 312, abstain: 145 },
        verdict: {
          passed: true,
          base: 1173,
          needed: 782,
          yes: 861,
          reason: 'passed',
          sentence: '861 of 1173 needed 782: passed',
        },
      };
    case 'grid':
      return {
        ...base,
        grid: Object.fromEntries(
          ids.map((id, i) => [
            id,
            {
              n: votes[i]! * 3,
              mean: [0.15 + ((i * 7) % 5) * 0.17, 0.2 + i * 0.15],
              spread: [0.08 + i * 0.02, 0.1],
              quadrants: [1, 1, 1, 1],
              cells: [],
            },
          ]),
        ),
      };
    case 'statement':
      return { ...base, counts: { agree: 702, disagree: 431, pass: 185 } };
    case 'ranking':
      return {
        ...base,
        counts: counts(votes),
        rounds: [
          { counts: counts(votes), eliminated: ['e'], exhausted: 0 },
          { counts: { a: 431, b: 280, c: 377, d: 221 }, eliminated: ['d'], exhausted: 9 },
          { counts: { a: 466, b: 318, c: 502 }, eliminated: ['b'], exhausted: 32 },
          { counts: { a: 560, c: 698 }, eliminated: ['a'], exhausted: 60 },
        ],
        winner: ['c'],
        borda: counts([3120, 2740, 3402, 2210, 1690]),
      };
  }
}

export function pollOf(kind: PollView['kind'], language: string, more: Partial<PollView> = {}): PollView {
  const words = wordsIn(language);
  const hasOptions =
    kind === 'single' || kind === 'multiple' || kind === 'ranking' || kind === 'points' || kind === 'grid';
  const settings: Record<string, PollView['settings']> = {
    multiple: { minChoices: 1, maxChoices: 3 },
    rating: { min: 1, max: 5, step: 1 },
    ranking: { minChoices: 1, maxChoices: 5 },
    numeric: { min: 0, max: 60 },
    words: { maxWords: 3 },
    points: { points: 100 },
    grid: { xMin: 'Easy', xMax: 'Hard', yMin: 'Worth little', yMax: 'Worth much' },
    motion: { base: 'yesNo', majority: 'twoThirds' },
  };
  return {
    id: kind,
    kind,
    title: words.questions[kind],
    options: hasOptions ? words.options.map((text, i) => ({ id: ids[i]!, text })) : [],
    settings: { canChange: true, secret: kind === 'single', ...settings[kind] },
    state: 'open',
    resultsVisible: 'afterClose',
    round: 1,
    revision: 1,
    resultsShown: false,
    ...more,
  };
}

export function closedPoll(kind: PollView['kind'], language: string): PollView {
  return pollOf(kind, language, {
    state: 'closed',
    resultsShown: true,
    tally: tallyOf(kind, wordsIn(language)),
  });
}

export function hallOf(language: string, polls: readonly PollView[], more: Partial<HallView> = {}): HallView {
  const words = wordsIn(language);
  return {
    position: 40,
    hall: {
      id: 'sample',
      revision: 1,
      title: words.title,
      description: words.description,
      state: 'open',
      languages: [language],
      joinCode: 'K7M2PX',
    },
    stage: { kind: 'poll', id: polls[0]?.id },
    polls,
    questions: [],
    audience: 1342,
    announcements: [],
    tickHz: 10,
    budgets: [],
    ...more,
  };
}

export function announcementIn(language: string): HallView['announcements'] {
  const at = new Date(now).toISOString();
  return [{ id: '1', text: wordsIn(language).announcement, level: 'important', at }];
}

export function meWith(ballots: Readonly<Record<string, Ballot>>): MyState {
  return { attendeeId: 'me', role: 'attendee', ballots, upvoted: [], asked: [] };
}

export function inSeconds(seconds: number): string {
  return new Date(now + seconds * 1000).toISOString();
}
