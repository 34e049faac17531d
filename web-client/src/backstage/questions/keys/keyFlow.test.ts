import { describe, expect, test } from 'vitest';
import type { ItemRevision } from '../../../contract/contract.gen';
import { digitOf, queueKeys, ready, reasonOf, reasons, step, type Flow } from './keyFlow';

const [q1, q2] = ['q1', 'q2'].map((itemId) => ({ itemId, revision: 1 })) as [ItemRevision, ItemRevision];

describe('the single-key flow', () => {
  test('has a key of its own for everything', () => {
    const keys = Object.values(queueKeys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('reject waits for a digit, and names the reason by its place', () => {
    const asked = step(ready, { key: 'reject' }, [q1]);
    expect(asked).toEqual({ flow: { mode: 'reason', items: [q1] } });
    expect(step(asked.flow, { digit: '5' }, [q1])).toEqual({
      flow: ready,
      command: { do: 'reject', items: [q1], reason: 'spam' },
    });
    expect(reasonOf('1')).toBe('duplicate');
    expect(reasonOf('0')).toBe('other');
    for (const reason of reasons) expect(reasonOf(digitOf(reason))).toBe(reason);
  });

  test('the reason falls on what the reject was begun with, whatever is selected by then', () => {
    const { flow } = step(ready, { key: 'reject' }, [q1]);
    expect(step(flow, { digit: '4' }, [q2]).command).toEqual({
      do: 'reject',
      items: [q1],
      reason: 'hate',
    });
  });

  test('nothing else decides while a reason is awaited', () => {
    const waiting: Flow = { mode: 'reason', items: [q1] };
    for (const key of Object.keys(queueKeys) as (keyof typeof queueKeys)[])
      expect(step(waiting, { key }, [q1])).toEqual({ flow: waiting });
    expect(step(waiting, { escape: true }, [q1])).toEqual({ flow: ready });
  });

  test('a digit alone does nothing, nor a reject of nothing', () => {
    expect(step(ready, { digit: '3' }, [q1])).toEqual({ flow: ready });
    expect(step(ready, { key: 'reject' }, [])).toEqual({ flow: ready });
  });

  test('every other key is done at once', () =>
    expect(step(ready, { key: 'approve' }, [q1])).toEqual({ flow: ready, command: { do: 'approve' } }));
});
