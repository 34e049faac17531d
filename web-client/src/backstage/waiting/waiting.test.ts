import { describe, expect, test } from 'vitest';
import type { DeskItem, DeskView, QuestionView } from '../../contract/contract.gen';
import { claimWarning, notedClaims } from './claims';
import { repeatNote } from './repeatNote';
import { waitingFor } from './waiting';

const question = (
  id: string,
  more: Partial<QuestionView> = {},
  desk: Partial<DeskItem> = {},
): QuestionView => ({
  id,
  text: id,
  state: 'published',
  revision: 1,
  upvotes: 0,
  askedAt: '2026-01-01T10:00:00Z',
  ...more,
  desk: { authorId: 'guest-1', authorHistory: {}, ...desk },
});

const deskView = (more: Partial<DeskView> = {}): DeskView => ({
  counts: {},
  openFlags: 0,
  openAppeals: 0,
  incidents: [],
  proposed: [],
  secondPerson: true,
  ...more,
});

const note = { id: 'n', text: 'It is 12.', sources: ['https://example.org'], claimId: 'c1' };
const claim = { claimId: 'c1', claim: 'It is 90', rating: 'False', publisher: 'Desk', url: '', score: 0.6 };
const at = '2026-01-01T10:00:00Z';

describe('what waits for a second person', () => {
  const proposal = { id: 'p', text: 'It is so', sources: [], by: 'mo', at };
  const view = {
    desk: deskView({ proposed: [{ id: 's', text: 'Leave', level: 'urgent', at, proposedBy: 'mo' }] }),
    questions: [
      question('a', {}, { proposed: [proposal] }),
      question('b', {}, { redaction: { by: 'mo', reason: 'spam', byRole: 'moderator' } }),
      question('c', { state: 'rejected', appeal: { state: 'open', at } }, { rejectedBy: 'mo' }),
      question('d', {}, { flags: [{ id: 'f', category: 'hate', state: 'escalated', people: 2, weight: 2 }] }),
    ],
  };
  const kinds = (role: string, id: string, more: Partial<DeskView> = {}) => {
    const here = waitingFor({ ...view, desk: { ...view.desk, ...more } }, { role, id }, 0);
    return [here.yours.map(({ kind }) => kind), here.others.map(({ kind }) => kind)];
  };

  test('is what others began, the urgent first; what one began oneself waits for others', () => {
    expect(kinds('facilitator', 'fay')).toEqual([['urgent', 'note', 'redaction', 'appeal', 'flag'], []]);
    expect(kinds('moderator', 'mo')).toEqual([[], ['urgent', 'note', 'redaction', 'appeal']]);
  });

  test('is no removal that takes a facilitator, for a moderator', () => {
    expect(kinds('moderator', 'max')).toEqual([['urgent', 'note', 'appeal'], ['redaction']]);
  });

  test('is one’s own, too, for a facilitator who said that they are alone', () => {
    expect(kinds('facilitator', 'mo', { alone: true })[1]).toEqual([]);
  });

  test('is nothing for who may not settle it', () => expect(kinds('speaker', 'sam')).toEqual([[], []]));
});

describe('a note belongs to its claim', () => {
  const noted = question('a', { context: [note] }, { suggestions: [claim] });
  const repeat = question('b', { state: 'queued' }, { suggestions: [claim] });
  const alike = question('c', {}, { similar: [{ id: 'a', text: 'a', state: 'published', score: 0.8 }] });
  const other = question('d', {}, { suggestions: [{ ...claim, claimId: 'c2' }] });
  const gone = question('e', { state: 'rejected' }, { suggestions: [claim] });

  test('and to every question that makes it, however the desk knows', () => {
    const [found] = notedClaims([noted, repeat, alike, other, gone]);
    expect([found?.from.id, found?.repeats.map(({ id }) => id)]).toEqual(['a', ['b', 'c']]);
  });

  test('until it stands under all of them', () => {
    const under = [repeat, alike].map((each) => ({ ...each, context: [{ ...note, id: `${each.id}-n` }] }));
    expect(notedClaims([noted, ...under, other])).toEqual([]);
  });

  test('and one is warned before a bare repeat, or a known false claim without a note, is taken live', () => {
    const all = [noted, repeat, alike, other];
    expect(claimWarning(repeat, all)?.noted?.note).toBe(note);
    expect(claimWarning(other, all)?.suspected?.claimId).toBe('c2');
    expect(claimWarning(noted, [noted])).toBeUndefined();
    expect(claimWarning(question('f'), all)).toBeUndefined();
  });

  test('and is repeated in its own words under each', async () => {
    const calls: unknown[] = [];
    let id = 0;
    const desk = {
      newId: () => `new${id++}`,
      run: (method: string, argument: unknown) => {
        calls.push([method, argument]);
        return Promise.resolve({ ok: true });
      },
    } as unknown as Parameters<typeof repeatNote>[0];
    expect(await repeatNote(desk, { note, from: noted }, ['b', 'c'])).toBe(true);
    expect(calls).toEqual([
      ['RepeatContext', { itemId: 'b', contextId: 'new0', fromItemId: 'a', fromContextId: 'n' }],
      ['RepeatContext', { itemId: 'c', contextId: 'new1', fromItemId: 'a', fromContextId: 'n' }],
    ]);
  });
});
