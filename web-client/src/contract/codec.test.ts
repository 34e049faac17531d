import { describe, expect, test } from 'vitest';
import { CastBallotCodec, MyStateCodec, PollViewCodec } from './contract.gen';

describe('MessagePack codecs', () => {
  test('an object becomes an array in key order with nil for what is absent', () => {
    const [id, ballot, fence] = CastBallotCodec.encode({ pollId: 'p', ballot: { value: 3 } }) as [
      string,
      unknown[],
      unknown,
    ];
    expect(id).toBe('p');
    expect(ballot.slice(0, 5)).toEqual([null, null, 3, null, null]);
    expect(ballot.slice(5).every((field) => field === null)).toBe(true);
    expect(fence).toBeNull();
  });

  test('nil and missing trailing fields are absent properties', () => {
    const wire = [
      'p',
      'single',
      'Which?',
      [['a', 'A']],
      [null, null, null, null, null, null, true],
      'open',
      null,
      'live',
    ];
    expect(PollViewCodec.decode(wire)).toEqual({
      id: 'p',
      kind: 'single',
      title: 'Which?',
      options: [{ id: 'a', text: 'A' }],
      settings: { canChange: true },
      state: 'open',
      resultsVisible: 'live',
    });
  });

  test('false and zero are values, not absence', () => {
    const wire = [
      'p',
      'single',
      '',
      [],
      [null, null, 0, null, null, null, false],
      'draft',
      null,
      'live',
      null,
      1,
      false,
    ];
    const poll = PollViewCodec.decode(wire);
    expect(poll.settings).toEqual({ min: 0, canChange: false });
    expect(poll.resultsShown).toBe(false);
  });

  test('maps keep their keys and decode their values', () => {
    const me = MyStateCodec.decode(['me', 'attendee', null, { p: [['a']] }, [], []]);
    expect(me.ballots).toEqual({ p: { choices: ['a'] } });
  });

  test('fields of a newer server are left alone', () => {
    expect(
      CastBallotCodec.decode(['p', [['a'], ...Array<null>(30).fill(null), 'new'], null, null, 'newer']),
    ).toEqual({
      pollId: 'p',
      ballot: { choices: ['a'] },
    });
  });
});
