import type { QuestionView } from '../src/contract/contract.gen';
import { inSeconds } from './sampleHall';

/** Questions in every state, for looking at pages without a server. */
export const english = [
  'Why do the night buses not run on Sundays, when most shift workers need them?',
  'The city sold the old swimming pool for one euro. Who profits from that?',
  'When will the lift at Central Station be repaired? My father has not been to the market for five months.',
  'Can the school yards stay open in the evening?',
  'What happens to the trees along Harbour Street when the tram is built?',
  'How much of the budget is still undecided, and who decides it?',
  'Will the library keep its Sunday hours?',
  'Could the council publish its meetings with subtitles and in plain language?',
];

export const arabic = [
  'لماذا لا تسير الحافلات الليلية يوم الأحد، في حين أن معظم عمال الورديات يحتاجون إليها؟',
  'باعت المدينة المسبح القديم بيورو واحد. من المستفيد من ذلك؟',
  'متى يُصلح المصعد في المحطة المركزية؟',
  'هل يمكن أن تبقى ساحات المدارس مفتوحة في المساء؟',
  'ماذا سيحدث للأشجار في شارع الميناء عند بناء الترام؟',
  'كم من الميزانية لم يُقرر بعد، ومن يقرر؟',
  'هل ستحافظ المكتبة على ساعات الأحد؟',
  'هل يمكن للمجلس نشر جلساته مع ترجمة نصية؟',
];

export const board = {
  open: true,
  moderation: 'post',
  anonymous: true,
  total: 214,
  publicLog: true,
} as const;

const more: readonly Partial<QuestionView>[] = [
  {
    state: 'live',
    upvotes: 187,
    author: { name: 'Amina K.' },
  },
  {
    upvotes: 164,
    labels: ['disputed', 'Swimming pool'],
    context: [
      {
        id: 'note',
        text: 'The pool was sold for 1.4 million euros in 2023. One euro was the price of the café lease beside it. The contract is public.',
        sources: [
          'https://www.city.example/council/2023/pool-contract.pdf',
          'https://factcheck.example/pool',
        ],
        corrected: true,
      },
    ],
  },
  {
    state: 'answered',
    upvotes: 96,
    answer: {
      kind: 'written',
      text: 'The spare part arrives on 4 May; the lift runs again from 11 May. Until then, call 115 for the shuttle.',
      at: inSeconds(-30),
    },
  },
  { upvotes: 71, pinned: true, author: { name: 'Jonas' } },
  { state: 'followUp', upvotes: 54, followUp: { owner: 'Parks department', due: '2027-03-19' } },
  { state: 'queued', upvotes: 40, author: { name: 'Fatou N’Diaye' } },
  { state: 'redacted', reason: 'personal_data', text: '' },
  {
    upvotes: 3,
    language: 'fr',
    text: 'Le conseil pourrait-il publier ses séances avec des sous-titres et en langage clair ?',
  },
];

export function questionsIn(language: string): readonly QuestionView[] {
  const texts = language === 'ar' ? arabic : english;
  return texts.map((text, i) => ({
    id: `q${i}`,
    text,
    language,
    state: 'published',
    revision: 1,
    upvotes: 0,
    askedAt: inSeconds(-120 * (i + 1)),
    ...(i === texts.length - 1 ? { translations: { [language]: text } } : {}),
    ...more[i],
  }));
}

export function newQuestions(language: string): readonly QuestionView[] {
  return questionsIn(language)
    .slice(3, 6)
    .map((question, i) => ({
      ...question,
      id: `new${i}`,
      pinned: undefined,
      state: 'published',
      upvotes: i,
    }));
}

/** One's own questions, each in another state. */
export function askedIn(language: string): readonly QuestionView[] {
  const texts = language === 'ar' ? arabic : english;
  const states: readonly Partial<QuestionView>[] = [
    { state: 'pending' },
    {
      state: 'rejected',
      reason: 'personal_data',
      note: 'Please ask again without the name of the employee: we can’t show private people’s names.',
    },
    { state: 'published', upvotes: 12 },
    { state: 'merged', mergedInto: 'q0', upvotes: 187 },
    {
      state: 'rejected',
      reason: 'off_topic',
      appeal: { state: 'open', text: 'It is about the budget.', at: inSeconds(-20) },
    },
  ];
  return states.map((state, i) => ({
    id: `mine${i}`,
    text: texts[(i + 3) % texts.length]!,
    language,
    state: 'published',
    revision: 1,
    upvotes: 0,
    askedAt: inSeconds(-60 * (i + 1)),
    mine: true,
    ...state,
  }));
}
