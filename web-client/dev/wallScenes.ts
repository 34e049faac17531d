import {
  QuestionStates,
  type HallDelta,
  type HallView,
  type PollView,
  type TallyView,
} from '../src/contract/contract.gen';
import { announcementIn, closedPoll, hallOf, inSeconds, pollOf } from './sampleHall';
import { arabic, board, english, questionsIn } from './sampleQuestions';

const projects = [
  'Night buses every 20 minutes',
  'Renovate the public library',
  'Safe bike lanes to every school',
  'Plant 2,000 street trees',
  'Keep the indoor pool open',
  'Repair the market hall roof',
  'Solar panels on all schools and kindergartens of the city',
  'Drinking fountains downtown',
  'Youth centre open on Sundays',
  'Barrier-free tram stops',
  'Community gardens',
  'Flood barrier at the mill stream, before the next winter comes',
  'Free swimming lessons',
  'Street lighting with LEDs',
  'Music school places',
  'Senior citizens’ taxi',
  'Playground renewal',
  'Dog parks',
  'Public toilets',
  'Wi-Fi on the squares',
];
const arabicProjects = [
  'حافلات ليلية كل 20 دقيقة',
  'تجديد المكتبة العامة',
  'مسارات دراجات آمنة إلى كل مدرسة',
  'زراعة 2000 شجرة في الشوارع',
  'إبقاء المسبح مفتوحاً',
  'إصلاح سقف السوق',
];

function manyOptions(count: number, language: string): PollView['options'] {
  const texts = language === 'ar' ? arabicProjects : projects;
  return Array.from({ length: count }, (_, i) => ({
    id: `o${i}`,
    text: i < texts.length ? texts[i]! : `${texts[i % texts.length]!} (${Math.floor(i / texts.length) + 1})`,
  }));
}

function choice(count: number, language: string, more: Partial<PollView> = {}): PollView {
  const options = manyOptions(count, language);
  const counts = Object.fromEntries(
    options.map(({ id }, i) => [id, Math.round(((i * 7919) % 97) * 4.1 + (i === 2 ? 430 : 12))]),
  );
  const voters = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return pollOf('single', language, {
    options,
    state: 'closed',
    resultsShown: true,
    tally: { pollId: 'single', position: 40, voters, counts },
    ...more,
  });
}

function longRanking(language: string): PollView {
  const options = manyOptions(15, language);
  let counts = Object.fromEntries(options.map(({ id }, i) => [id, 40 + ((i * 53) % 89)]));
  const first = counts;
  const rounds: NonNullable<TallyView['rounds']>[number][] = [];
  for (let exhausted = 0; ; exhausted += 17) {
    const order = Object.entries(counts).sort((a, b) => a[1] - b[1]);
    if (order.length === 2) {
      rounds.push({ counts, exhausted });
      break;
    }
    rounds.push({ counts, eliminated: [order[0]![0]], exhausted });
    const heirs = order.slice(1);
    counts = Object.fromEntries(heirs.map(([id, n], i) => [id, n + (i % 3 === 0 ? 11 : 4)]));
  }
  const winner = Object.entries(counts).sort((a, b) => b[1] - a[1])[0]![0];
  return pollOf('ranking', language, {
    options,
    state: 'closed',
    resultsShown: true,
    tally: {
      pollId: 'ranking',
      position: 40,
      voters: 1318,
      counts: first,
      rounds,
      winner: [winner],
      borda: first,
    },
  });
}

function manyWords(language: string): PollView {
  const poll = closedPoll('words', language);
  const extra =
    'parks,clean air,cafés,libraries,music,swimming pool,schools,affordable rent,markets,bicycles,trams,dogs,festivals,river,lanterns,doctors,' +
    'childcare,community,fountains,peace and quiet at night,sport,wheelchair ramps,art,bakery,history,gardens,kindness,cinema,post office,repair café';
  const arabic =
    'حدائق,هواء نقي,مقاهٍ,مكتبات,موسيقى,مسبح,مدارس,إيجار معقول,أسواق,دراجات,ترام,مهرجانات,نهر,أطباء,رياضة,فن,مخبز,تاريخ,لطف,سينما';
  const words = (language === 'ar' ? arabic : extra).split(',');
  const more = words.map((text, i) => ({ text, count: Math.max(1, Math.round(90 / (i / 3 + 1))) }));
  return { ...poll, tally: { ...poll.tally!, words: [...poll.tally!.words!, ...more] } };
}

function manyTexts(count: number, language: string): PollView {
  const poll = closedPoll('text', language);
  const texts = [
    ...poll.tally!.texts!.map((each) => each.text),
    'A list of empty shops that clubs may use for a year.',
    'Please keep the town hall open one evening a week. People who work shifts never find it open, and the website does not replace a person who listens.',
    'More shade at the river.',
    'Teach children to swim before the pool closes for repairs.',
    'An honest answer to what it costs if we do nothing.',
  ].slice(0, count);
  return {
    ...poll,
    tally: { ...poll.tally!, texts: texts.map((text, i) => ({ id: String(i), text, picked: true })) },
  };
}

function agendaOf(language: string): HallView['agenda'] {
  return language === 'ar'
    ? [{ kind: 'poll', title: 'الترام في شارع السوق' }, { kind: 'questions' }, { kind: 'break' }]
    : [
        { kind: 'poll', title: 'Tram through Market Street: your view' },
        { kind: 'questions' },
        { kind: 'break' },
        { kind: 'budget', title: 'Budget: which projects first' },
      ];
}

function onStage(poll: PollView, language: string, kind: 'poll' | 'results'): HallView {
  return hallOf(language, [poll], { stage: { kind, id: poll.id } });
}

/** What the wall can show, by name: `poll-6`, `results-50`, `results-numeric`, `live-6`, `timer-6` ... */
export function wallScene(name: string, language: string): HallView {
  const [what, which = ''] = name.split('-') as [string, string];
  const options = Number(which);
  const open: Partial<PollView> = { state: 'open', resultsShown: false, tally: undefined };
  switch (what) {
    case 'join':
    case 'idle':
      return hallOf(language, [], { stage: { kind: what } });
    case 'arriving':
      return hallOf(language, [], { stage: { kind: what }, audience: 183, agenda: agendaOf(language) });
    case 'break':
      return hallOf(language, [], { stage: { kind: what, until: inSeconds(522) } });
    case 'thanks': {
      const closed = [closedPoll('single', language), closedPoll('ranking', language)];
      const view = hallOf(language, closed, { stage: { kind: what }, board });
      return { ...view, hall: { ...view.hall, report: 1 } };
    }
    case 'questions':
      return hallOf(language, [], {
        stage: { kind: what },
        questions: which === 'alone' ? questionsIn(language).slice(1) : questionsIn(language),
      });
    case 'gather':
      return {
        ...onStage(
          choice(options, language, { ...open, voted: 142, closesAt: inSeconds(38) }),
          language,
          'poll',
        ),
        audience: 301,
      };
    case 'reveal': {
      const poll = choice(options, language);
      const counts = Object.fromEntries(
        poll.options.map(({ id }, i) => [id, [128, 95, 33, 21, 12, 9][i] ?? 5]),
      );
      const voters = Object.values(counts).reduce((sum, each) => sum + each, 0);
      const tally = { pollId: poll.id, position: 40, voters, counts };
      return { ...onStage({ ...poll, tally }, language, 'results'), audience: 301 };
    }
    case 'ended': {
      const view = hallOf(language, [], { stage: { kind: 'idle' } });
      return { ...view, hall: { ...view.hall, state: 'closed' } };
    }
    case 'announcement': {
      const level = which || 'important';
      const announcements = announcementIn(language).map((each) => ({ ...each, level }));
      return hallOf(language, [], { stage: { kind: 'announcement', id: '1' }, announcements });
    }
    case 'correction': {
      const [question] = questionsIn(language);
      const announcements = announcementIn(language).map((each) => ({ ...each, corrects: question!.id }));
      return hallOf(language, [], {
        stage: { kind: 'announcement', id: '1' },
        announcements,
        questions: [question!],
      });
    }
    case 'context':
    case 'languages': {
      const [question, disputed, , , , , , french] = questionsIn(language);
      const both = {
        ...french!,
        translations: { en: english[7]!, ar: arabic[7]! },
      };
      const shown = {
        ...(what === 'context' ? disputed! : both),
        state: QuestionStates.live,
        ...(which === 'note' ? { context: disputed!.context } : {}),
        ...(which === 'long' ? { text: `${question!.text} `.repeat(6).slice(0, 500) } : {}),
      };
      const view = hallOf(language, [], { stage: { kind: 'question', id: shown.id }, questions: [shown] });
      return { ...view, hall: { ...view.hall, languages: ['fr', 'en', 'ar'] } };
    }
    case 'question': {
      const text =
        language === 'ar'
          ? 'لماذا لا تسير الحافلات الليلية كل يوم؟'
          : 'Why do the night buses not run on Sundays, when most shift workers need them?';
      const asked = {
        id: 'q',
        text,
        author: { name: 'Amina K.' },
        state: QuestionStates.live,
        revision: 1,
        upvotes: 87,
        askedAt: inSeconds(-60),
      };
      return hallOf(language, [], { stage: { kind: 'question', id: 'q' }, questions: [asked] });
    }
    case 'poll':
      if (options) return onStage(choice(options, language, open), language, 'poll');
      return onStage(pollOf(which as PollView['kind'], language), language, 'poll');
    case 'timer':
      return onStage(choice(options, language, { ...open, closesAt: inSeconds(47) }), language, 'poll');
    case 'live': {
      const live = { state: 'open', resultsVisible: 'live', closesAt: inSeconds(95) } as const;
      return onStage(choice(options, language, live), language, 'results');
    }
    case 'hidden':
      return onStage(
        choice(options, language, { tally: undefined, resultsShown: false }),
        language,
        'results',
      );
    default:
      if (options) return onStage(choice(options, language), language, 'results');
      if (which === 'longranking') return onStage(longRanking(language), language, 'results');
      if (which === 'words') return onStage(manyWords(language), language, 'results');
      if (which.startsWith('text'))
        return onStage(manyTexts(Number(which.slice(4) || 7), language), language, 'results');
      return onStage(closedPoll(which as PollView['kind'], language), language, 'results');
  }
}

/** Frames in which every option of the poll on stage gets votes, as in the busiest second of a vote. */
export function voteStorm(view: HallView, frames: number): HallDelta[] {
  const poll = view.polls[0]!;
  const counts = Object.fromEntries(poll.options.map(({ id }) => [id, 1]));
  return Array.from({ length: frames }, (_, frame) => {
    for (const [i, { id }] of poll.options.entries()) counts[id]! += (i * 31 + frame * 17) % 11;
    const voters = Object.values(counts).reduce((sum, each) => sum + each, 0);
    const position = view.position + frame + 1;
    const tally: TallyView = { pollId: poll.id, position, voters, counts: { ...counts } };
    return { from: position - 1, position, tallies: [tally] };
  });
}
