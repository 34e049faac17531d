import type { Area, Sheet } from '../src/backstage/desk.svelte';
import type {
  AuditPage,
  DeskView,
  HallDelta,
  HallView,
  Outcome,
  QuestionPage,
  QuestionView,
  StaffView,
} from '../src/contract/contract.gen';
import { hallOf, pollOf } from './sampleHall';
import { deskParts } from './sampleDesk';
import { ago, ahead, questionOf, textsIn } from './sampleDeskQuestions';

export interface DeskScene {
  readonly role: string;
  readonly view: HallView;
  readonly staff: readonly StaffView[];
  readonly area?: Area;
  readonly sheet?: Sheet;
  /** Keys pressed once it stands. */
  readonly press?: string;
  readonly refuses?: Outcome;
}

const staff: readonly StaffView[] = [
  { attendeeId: 'me', role: 'moderator', displayName: 'Noor' },
  { attendeeId: 'amina', role: 'moderator', displayName: 'Amina Haddad', reviewing: 'q2' },
  { attendeeId: 'jo', role: 'moderator', displayName: 'Jo', reviewing: 'q4' },
  { attendeeId: 'fac', role: 'facilitator', displayName: 'Beatriz' },
];

/** What waits at the desk on a busy evening. */
function waiting(language: string): readonly QuestionView[] {
  const q = (...args: Parameters<typeof questionOf> extends [string, ...infer R] ? R : never) =>
    questionOf(language, ...args);
  const claimed = { by: 'amina', name: 'Amina Haddad', until: ahead(70) };
  const texts = textsIn(language);
  return [
    q(0, { author: { name: 'Marek S.' } }),
    q(
      1,
      { revision: 2, labels: ['voting'] },
      {
        authorHistory: { pending: 1, rejected: 2, published: 1 },
        earlier: [texts[1]!.replace('referendum', 'vote')],
        suggestions: [
          {
            claimId: 'c1',
            claim: 'Only citizens with a smartphone can take part in the budget referendum',
            rating: 'False',
            publisher: 'Correctiv.Faktencheck',
            url: 'https://correctiv.org/faktencheck/2026/budget',
            reviewDate: '2026-04-12',
            language: 'en',
            score: 0.82,
          },
          {
            claimId: 'c2',
            claim: 'Referendum ballots are only sent by text message',
            rating: 'Misleading',
            publisher: 'AFP Fact Check',
            url: 'https://factcheck.afp.com/doc',
            score: 0.41,
          },
        ],
        similar: [{ id: 'q9', text: 'Can I vote without a phone?', state: 'published', score: 0.74 }],
      },
    ),
    q(2, {}, { claim: claimed }),
    q(
      3,
      {},
      {
        rules: ['capitals', 'links'],
        authorHistory: { pending: 1, rejected: 3 },
        flags: [
          {
            id: 'f1',
            category: 'spam',
            state: 'open',
            people: 4,
            weight: 5,
            notes: ['Posts this everywhere'],
          },
        ],
      },
    ),
    q(4, { author: { name: 'Gülay' } }),
    q(5, { upvotes: 0 }, { rules: ['author_rate'] }),
    q(6, {}, { similar: [{ id: 'q8', text: texts[8]!, state: 'published', score: 0.61 }] }),
    q(7),
  ];
}

function published(language: string): readonly QuestionView[] {
  return [
    questionOf(language, 8, {
      id: 'p8',
      state: 'live',
      upvotes: 131,
      author: { name: 'Hélène' },
      context: [
        {
          id: 'n1',
          text: 'The lanes are paid from the federal “Stadt und Land” programme (75 %) and the city budget (25 %).',
          sources: ['https://www.example.gov/stadt-und-land', 'https://city.example/budget-2027.pdf'],
        },
      ],
    }),
    questionOf(language, 9, { id: 'p9', state: 'queued', upvotes: 88 }),
    questionOf(language, 6, { id: 'p6', state: 'queued', upvotes: 54, author: { name: 'Tomás Ferreira' } }),
    questionOf(language, 7, { id: 'p7', state: 'published', upvotes: 23, pinned: true }),
    questionOf(language, 4, { id: 'p4', state: 'published', upvotes: 61 }),
    questionOf(language, 5, {
      id: 'f5',
      state: 'followUp',
      followUp: { owner: 'Audit office', due: '2026-01-12' },
    }),
    questionOf(language, 2, { id: 'f2', state: 'followUp', followUp: { owner: 'Parks', due: '2031-03-01' } }),
  ];
}

/** A poll that is voted on, and the next one ready. */
function running(view: HallView, language: string): HallView {
  const open = { ...pollOf('single', language), state: 'open' as const };
  const next = { ...pollOf('ranking', language), state: 'draft' as const };
  const items = [
    { id: 'o1', kind: 'arriving' },
    { id: 'o2', kind: 'poll', target: open.id },
    { id: 'o3', kind: 'questions', text: 'Questions to the mayor' },
    { id: 'o4', kind: 'break', minutes: 15 },
    { id: 'o5', kind: 'announcement', text: 'We start the second part at 19:40. Coffee is in the foyer.' },
    { id: 'o6', kind: 'poll', target: next.id },
    { id: 'o7', kind: 'thanks' },
  ] as const;
  return {
    ...view,
    polls: [open, next],
    stage: { kind: 'poll', id: open.id },
    runningOrder: { items, revision: 3, at: 'o2' },
  };
}

export function deskScene(name: string, language: string): DeskScene {
  const parts = deskParts(language);
  const calm: DeskView = {
    counts: {
      pending: 8,
      held: 2,
      published: 214,
      queued: 2,
      live: 1,
      followUp: 2,
      answered: 31,
      rejected: 17,
    },
    openFlags: 3,
    openAppeals: 1,
    incidents: [],
    proposed: [],
    claims: 2114,
    holdTerms: ['scam', 'traitor'],
    muted: {},
  };
  const view = (desk: DeskView, questions: readonly QuestionView[]): HallView => ({
    ...hallOf(language, [pollOf('single', language)]),
    questions,
    board: { open: true, moderation: 'pre', anonymous: true, total: 240, publicLog: true },
    desk,
  });
  const all = [...waiting(language), ...published(language), ...parts.special];
  const busy = view({ ...calm, bursts: parts.bursts, incidents: parts.incidents }, all);
  const review: DeskScene = { role: 'moderator', staff, view: view(calm, all) };
  switch (name) {
    case 'review-claim':
      return { ...review, press: 'j' };
    case 'review-taken':
      return { ...review, press: 'jj' };
    case 'review-flagged':
      return { ...review, press: 'jjj' };
    case 'review-reason':
      return { ...review, press: 'jr' };
    case 'review-undo':
      return { ...review, press: 'a' };
    case 'review-marked':
      return { ...review, press: 'vjvjjv' };
    case 'review-burst':
      return { ...review, view: busy };
    case 'review-failed':
      return {
        ...review,
        press: 'a',
        refuses: {
          ok: false,
          error: { code: 'conflict', message: '' },
          decision: {
            by: 'jo',
            name: 'Jo',
            action: 'reject',
            at: ago(2),
            revision: 1,
            from: 'pending',
            to: 'rejected',
          },
        },
      };
    case 'review-context':
      return { ...review, press: 'jc' };
    case 'review-merge':
      return { ...review, press: 'jm' };
    case 'review-empty':
      return { ...review, view: view({ ...calm, counts: {} }, []) };
    case 'held':
      return {
        ...review,
        view: view(
          calm,
          [...parts.special.filter((item) => item.state === 'held')].map((item) => ({
            ...item,
            state: 'pending',
          })),
        ),
      };
    case 'lineup':
      return { ...review, role: 'facilitator', area: 'lineUp' };
    case 'lineup-speaker':
      return { ...review, role: 'speaker' };
    case 'incidents':
      return {
        ...review,
        role: 'facilitator',
        area: 'incidents',
        view: view({ ...calm, ...parts, proposed: [] }, all),
      };
    case 'alarm':
      return { ...review, role: 'facilitator', view: view({ ...calm, proposed: parts.proposed }, all) };
    case 'alarm-own':
      return {
        ...review,
        role: 'facilitator',
        view: view({ ...calm, proposed: parts.proposed.map((one) => ({ ...one, proposedBy: 'me' })) }, all),
      };
    case 'running':
      return { ...review, role: 'facilitator', area: 'polls', view: running(view(calm, all), language) };
    case 'running-next': {
      const live = running(view(calm, all), language);
      const done = { ...live.polls[0]!, state: 'closed' as const, resultsShown: true };
      return {
        ...review,
        role: 'facilitator',
        area: 'polls',
        view: { ...live, polls: [done, live.polls[1]!], stage: { kind: 'results', id: done.id } },
      };
    }
    case 'rules':
      return { ...review, role: 'facilitator', area: 'questions', sheet: 'rules' };
    case 'polls':
      return { ...review, role: 'facilitator' };
    default:
      return review;
  }
}

export function answerAtDesk(scene: DeskScene) {
  return (method: string, argument: unknown): Promise<Outcome> => {
    if (method === 'ItemHistory') return Promise.resolve(history() as unknown as Outcome);
    if (method === 'FindQuestions') return Promise.resolve(page(scene) as unknown as Outcome);
    if (method === 'ClaimItem' && (argument as { itemId: string }).itemId === 'q2')
      return Promise.resolve({ ok: false, error: { code: 'already_claimed', message: '' } });
    if (method === 'Decide' && scene.refuses) return Promise.resolve(scene.refuses);
    return Promise.resolve({ ok: true, position: 1 });
  };
}

function page(scene: DeskScene): QuestionPage {
  return { ok: true, questions: scene.view.questions.slice(0, 20), total: 20 };
}

function history(): AuditPage {
  const entry = (position: number, more: object) => ({
    position,
    index: 0,
    at: ago(400 - position * 10),
    actor: 'guest-4',
    role: 'attendee',
    action: 'ask',
    automated: false,
    hash: '',
    ...more,
  });
  return {
    ok: true,
    entries: [
      entry(3, { to: 'pending' }),
      entry(9, { action: 'edit', from: 'pending', to: 'pending' }),
      entry(15, {
        actor: 'system',
        role: 'system',
        action: 'hold',
        from: 'pending',
        to: 'held',
        rule: 'links',
        automated: true,
      }),
      entry(21, { actor: 'amina', role: 'moderator', action: 'approve', from: 'held', to: 'published' }),
    ],
  };
}

export function newQuestions(view: HallView, perFrame: number, frames: number): HallDelta[] {
  return Array.from({ length: frames }, (_, frame) => ({
    from: view.position + frame,
    position: view.position + frame + 1,
    questions: Array.from({ length: perFrame }, (_, i) =>
      questionOf('en', i, { id: `new-${frame}-${i}`, askedAt: new Date().toISOString() }),
    ),
  }));
}
