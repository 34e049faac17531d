import { afterEach, expect, it, vi } from 'vitest';
import { endOf, invite, reissue, revoke } from './access';

afterEach(() => vi.unstubAllGlobals());

it('ends a link a day or a week from now, or never', () => {
  const now = Date.parse('2027-03-01T18:00:00Z');
  expect(endOf('day', now)).toBe('2027-03-02T18:00:00.000Z');
  expect(endOf('week', now)).toBe('2027-03-08T18:00:00.000Z');
  expect(endOf('open', now)).toBeUndefined();
});

it('asks with the key in the header and never in the address', async () => {
  const fetched = vi.fn<typeof fetch>(async () => new Response('{}'));
  vi.stubGlobal('fetch', fetched);
  await invite('H1', 'secret', { role: 'moderator', name: 'Mo' });
  await revoke('H1', 'secret', 'V1');
  await reissue('H1', 'secret', 'speaker');
  expect(fetched.mock.calls.map(([url, how]) => [how?.method, url])).toEqual([
    ['POST', '/api/halls/H1/invitations'],
    ['DELETE', '/api/halls/H1/invitations/V1'],
    ['POST', '/api/halls/H1/keys/speaker'],
  ]);
  for (const [, how] of fetched.mock.calls)
    expect((how?.headers as Record<string, string>).Authorization).toBe('Bearer secret');
});
