import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AskQuestion, Outcome, QuestionView, Upvote } from '../../../contract/contract.gen';
import { Sender } from '../../../connection/sender';
import { forget, namesUnder } from '../../../connection/storage';
import { withAsked, withUpvote } from '../../../state/frames';
import { placeOf, hashOfQuestion } from '../../place';
import { canBeSent, Draft, lengthOf } from './draft';
import { askOutbox, onTheWay, upvoteOutbox, type KeptAsk, type KeptUpvote } from './kept';
import { echoOf, shownUpvotes } from '../card/upvotes';

const question = (upvotes = 5): QuestionView => ({
  id: 'q',
  text: 'Why?',
  state: 'published',
  revision: 1,
  upvotes,
  askedAt: '2026-01-01T10:00:00Z',
});

const lost: Outcome = { ok: false, error: { code: 'disconnected', message: '' } };
const refused = (code: string): Outcome => ({ ok: false, error: { code, message: code } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  for (const name of namesUnder('')) forget(name);
});

describe('a question on its way', () => {
  const kept: KeptAsk = { id: '1', asks: { questionId: 'Q', text: 'Why?' }, at: '' };
  let answers: Outcome[];
  let sent: AskQuestion[];
  let taken: string[];

  const sender = () =>
    new Sender<KeptAsk>({
      outbox: askOutbox('h'),
      send: ({ asks }) => {
        sent.push(asks);
        return Promise.resolve(answers.shift() ?? { ok: true, state: 'pending' });
      },
      accepted: (_, outcome) => taken.push(outcome.state!),
      changed: () => undefined,
      random: () => 0.5,
    });

  beforeEach(() => {
    [answers, sent, taken] = [[], [], []];
    askOutbox('h').put(kept);
  });

  test('is shown once where the hall has it before its answer is here, and a refused one is always shown', () => {
    const later: KeptAsk = { id: '2', asks: { questionId: 'R', text: 'How?' }, at: '' };
    const refusedOne: KeptAsk = { ...kept, refused: { code: 'duplicate', message: '' } };
    expect(onTheWay([kept, later], [question()])).toEqual([later, kept]);
    expect(onTheWay([kept, later], [{ ...question(), id: 'Q' }])).toEqual([later]);
    expect(onTheWay([refusedOne], [{ ...question(), id: 'Q' }])).toEqual([refusedOne]);
  });

  test('keeps its id however often it is sent, so that it is asked once', async () => {
    answers = [lost];
    await sender().flush();
    expect(askOutbox('h').all()).toEqual([kept]);
    await sender().flush();
    expect(sent.map((each) => each.questionId)).toEqual(['Q', 'Q']);
    expect(taken).toEqual(['pending']);
    expect(askOutbox('h').all()).toEqual([]);
  });

  test('waits its turn when that were too many at once', async () => {
    answers = [refused('rate_limited')];
    await sender().flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(taken).toEqual(['pending']);
  });

  test.each(['muted', 'questions_off', 'too_long'])('stays to be read and changed after %s', async (code) => {
    answers = [refused(code)];
    await sender().flush();
    await sender().flush();
    expect(sent).toHaveLength(1);
    expect(askOutbox('h').of('Q')?.refused?.code).toBe(code);
  });

  test('is written down in the person’s own state until the server says it in full', () => {
    const me = { attendeeId: 'me', role: 'attendee', ballots: {}, upvoted: [], asked: [] };
    const once = withAsked(me, question());
    expect(once.asked).toEqual([question()]);
    expect(withAsked(once, question(0))).toBe(once);
  });
});

describe('an upvote', () => {
  test('pressed twice without a network is sent once, as pressed last', async () => {
    const outbox = upvoteOutbox('h');
    outbox.put({ id: '1', questionId: 'q', on: true });
    outbox.put({ id: '2', questionId: 'q', on: false });
    const sent: Upvote[] = [];
    await new Sender<KeptUpvote>({
      outbox,
      send: ({ questionId, on }) => {
        sent.push({ questionId, on });
        return Promise.resolve({ ok: true });
      },
      accepted: () => undefined,
      changed: () => undefined,
    }).flush();
    expect(sent).toEqual([{ questionId: 'q', on: false }]);
  });

  test('that is refused is taken back and not kept', async () => {
    const outbox = upvoteOutbox('h');
    outbox.put({ id: '1', questionId: 'q', on: true });
    const codes: string[] = [];
    await new Sender<KeptUpvote>({
      outbox,
      send: () => Promise.resolve(refused('invalid_transition')),
      accepted: () => undefined,
      refused: (_, refusal) => {
        codes.push(refusal.code);
        return false;
      },
      changed: () => undefined,
    }).flush();
    expect(codes).toEqual(['invalid_transition']);
    expect(outbox.all()).toEqual([]);
  });

  test('shows at once, and is counted once whatever the server says by then', () => {
    const seen = { question: question(5), counted: false, echo: undefined };
    expect(shownUpvotes({ ...seen, kept: undefined })).toBe(5);
    expect(shownUpvotes({ ...seen, kept: true })).toBe(6);
    expect(shownUpvotes({ ...seen, kept: true, counted: true })).toBe(5);
    expect(shownUpvotes({ ...seen, kept: false, counted: true })).toBe(4);
    expect(shownUpvotes({ ...seen, question: question(0), kept: false, counted: true })).toBe(0);
  });

  test('that was counted is still shown while the frame that has it is on its way', () => {
    const before = question(5);
    const answered = { pressed: before, on: true, position: 9 };
    const echo = echoOf({ ...answered, shown: before, framePosition: 8 });
    expect(shownUpvotes({ question: before, kept: undefined, counted: true, echo })).toBe(6);
    const after = question(6);
    expect(shownUpvotes({ question: after, kept: undefined, counted: true, echo })).toBe(6);
  });

  test('is not added to a frame that came before the answer', () => {
    expect(
      echoOf({ pressed: question(5), shown: question(6), on: true, position: 9, framePosition: 9 }),
    ).toBeUndefined();
  });

  test('is in the person’s own state, or out of it', () => {
    const me = { attendeeId: 'me', role: 'attendee', ballots: {}, upvoted: ['a'], asked: [] };
    expect(withUpvote(me, 'q', true).upvoted).toEqual(['a', 'q']);
    expect(withUpvote(withUpvote(me, 'q', true), 'q', true).upvoted).toEqual(['a', 'q']);
    expect(withUpvote(me, 'a', false).upvoted).toEqual([]);
  });
});

describe('what is being written', () => {
  test('survives a reload until it is sent', () => {
    new Draft('h').write('Why');
    expect(new Draft('h').read()).toBe('Why');
    new Draft('h').write('');
    expect(new Draft('h').read()).toBe('');
  });

  test('is measured in characters, not in UTF-16 units', () => {
    expect(lengthOf(' 👍🏽 ')).toBe(2);
    expect(canBeSent('x'.repeat(500))).toBe(true);
    expect(canBeSent('x'.repeat(501))).toBe(false);
    expect(canBeSent(' \n ')).toBe(false);
  });
});

describe('the address', () => {
  test('says which part of the page is looked at, and which question', () => {
    expect(placeOf('')).toEqual({ part: 'now' });
    expect(placeOf('#anything')).toEqual({ part: 'now' });
    expect(placeOf('#questions')).toMatchObject({ part: 'questions', question: undefined });
    expect(placeOf(hashOfQuestion('01ABC'))).toEqual({ part: 'questions', question: '01ABC' });
  });
});
