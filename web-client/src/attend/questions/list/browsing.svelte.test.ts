import { expect, test } from 'vitest';
import type { AudienceMethods } from '../../../connection/methods';
import type { HallView, MyState, QuestionPage, QuestionView } from '../../../contract/contract.gen';
import type { LiveHall } from '../../../state/liveHall.svelte';
import { Browsing } from './browsing.svelte';

const question = (id: string): QuestionView => ({
  id,
  text: id,
  state: 'published',
  revision: 1,
  upvotes: 0,
  askedAt: '2026-01-01T10:00:00Z',
});

/** A hall whose frames and pages come when a test says so. */
class Hall {
  view = $state.raw<Pick<HallView, 'questions' | 'board'>>();
  me = $state.raw<Pick<MyState, 'asked'>>({ asked: [] });
  private readonly heard: (() => void)[] = [];
  private answer: ((page: QuestionPage) => void) | undefined;
  readonly connection = {
    invoke: () => new Promise<QuestionPage>((resolve) => (this.answer = resolve)),
  };

  onOnline(heard: () => void): void {
    heard();
  }

  onChange(heard: () => void): void {
    this.heard.push(heard);
  }

  frame(...questions: QuestionView[]): void {
    const board = {
      open: true,
      moderation: 'post',
      anonymous: true,
      total: questions.length,
      publicLog: true,
    };
    this.view = { questions, board } as typeof this.view;
    for (const heard of this.heard) heard();
  }

  get asked(): boolean {
    return this.answer !== undefined;
  }

  async page(...questions: QuestionView[]): Promise<void> {
    const answer = this.answer!;
    this.answer = undefined;
    answer({ ok: true, position: 1, total: questions.length, questions });
    await Promise.resolve();
    await Promise.resolve();
  }
}

function opened(...questions: QuestionView[]): { hall: Hall; browsing: Browsing } {
  const hall = new Hall();
  hall.frame(...questions);
  return { hall, browsing: new Browsing(hall as unknown as LiveHall<AudienceMethods>) };
}

const shown = (browsing: Browsing) =>
  browsing.shown.map(({ id, question }) => (question ? id : `${id} is gone`));

test('what is taken down is gone, also where that is the first thing to happen', async () => {
  const { hall, browsing } = opened(question('a'), question('b'));
  await hall.page(question('a'), question('b'));
  hall.frame(question('b'));
  expect(shown(browsing).sort()).toEqual(['a is gone', 'b']);
});

test('who sees only their own question is shown the first one of somebody else at once', async () => {
  const own = { ...question('own'), mine: true };
  const { hall, browsing } = opened(own);
  hall.me = { asked: [own] };
  await hall.page(own);
  expect(shown(browsing)).toEqual([]);
  hall.frame(own, question('a'));
  expect(hall.asked).toBe(true);
  await hall.page(own, question('a'));
  expect(shown(browsing)).toEqual(['a']);
  hall.frame(own, question('a'), question('b'));
  expect(hall.asked).toBe(false);
  expect(browsing.fresh.map(({ id }) => id)).toEqual(['b']);
});

test('what comes while a page is on its way is news', async () => {
  const { hall, browsing } = opened(question('a'));
  hall.frame(question('a'), question('b'));
  await hall.page(question('a'));
  expect(shown(browsing)).toEqual(['a']);
  expect(browsing.fresh.map(({ id }) => id)).toEqual(['b']);
});
