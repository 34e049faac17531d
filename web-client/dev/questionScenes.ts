import type { FakeServer } from '../src/connection/fakeWire';
import type { FindQuestions, HallView, MyState, QuestionPage } from '../src/contract/contract.gen';
import { ordered, type ListOrder } from '../src/questions/order';
import { hallOf, inSeconds, meWith, pollOf } from './sampleHall';
import { askedIn, board, newQuestions, questionsIn } from './sampleQuestions';

export interface QuestionScene {
  readonly view: HallView;
  readonly me: MyState;
  /** Runs once the page stands: what comes later, or what the person does. */
  readonly then?: (server: FakeServer) => void;
}

/** What the questions of the phone can look like, by name: `questions`, `questions-mine`, `questions-off` ... */
export function questionScene(name: string, language: string): QuestionScene {
  const view = hallOf(language, name === 'poll' ? [pollOf('single', language)] : [], {
    stage: { kind: 'idle' },
    questions: questionsIn(language),
    board,
  });
  const me: MyState = { ...meWith({}), displayName: 'Amina K.', upvoted: ['q1', 'q3'] };
  switch (name) {
    case 'mine':
      return { view, me: { ...me, asked: askedIn(language) } };
    case 'off':
      return { view: { ...view, board: { ...board, open: false } }, me };
    case 'muted':
      return { view, me: { ...me, muted: true } };
    case 'empty':
      return { view: { ...view, questions: [], board: { ...board, total: 0 } }, me };
    case 'fresh': {
      const { position } = view;
      const delta = { from: position, position: position + 1, questions: newQuestions(language) };
      return {
        view,
        me,
        then: (server) => {
          server.last.send('Delta', delta);
          scrollTo({ top: 600 });
        },
      };
    }
    case 'similar':
      return { view, me, then: () => type(questionsIn(language)[0]!.text.slice(0, 40)) };
    case 'kept':
      return {
        view,
        me,
        then: (server) => {
          server.reachable = false;
          server.last.drop();
          type(questionsIn(language)[3]!.text);
          document.querySelector('form')!.requestSubmit();
          document.querySelector<HTMLElement>('[data-question] button[aria-pressed]')!.click();
        },
      };
    case 'flag':
      return {
        view,
        me,
        then: () => document.querySelector<HTMLElement>('[data-question="q1"] .foot button')!.click(),
      };
    case 'correction': {
      const text =
        'The pool was sold for 1.4 million euros, not for one euro. One euro was the lease of the café.';
      const correction = { id: 'c', text, level: 'important', at: inSeconds(-5), corrects: 'q1' } as const;
      return { view: { ...view, announcements: [correction] }, me };
    }
    default:
      return { view, me };
  }
}

function type(text: string): void {
  const box = document.querySelector('textarea')!;
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Answers as the server does, from the questions of the scene. */
export function answerQuestions(server: FakeServer, view: HallView): void {
  const others = server.answer;
  server.answer = (method, argument) => {
    if (method === 'SimilarQuestions') return page(view.questions.slice(0, 2));
    if (method !== 'FindQuestions') return others(method, argument);
    const { order, offset, limit, query } = argument as FindQuestions;
    const found = query ? view.questions.filter((each) => each.text.includes(query)) : view.questions;
    const all = ordered(found, (order === 'relevance' ? 'popular' : order) as ListOrder);
    return page(all.slice(offset, offset + (limit ?? 20)), view.board?.total);
  };
}

function page(questions: HallView['questions'], total = questions.length): Promise<QuestionPage> {
  return Promise.resolve({ ok: true, questions, total });
}
