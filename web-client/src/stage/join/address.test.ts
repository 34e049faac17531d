import { expect, test } from 'vitest';
import { hostOf, siteOf } from './address';

test('the wall shows the address of the server, by whatever name it was opened', () => {
  expect(siteOf({ address: 'https://townhall.riverside.example/' }, 'http://localhost:5080')).toBe(
    'https://townhall.riverside.example',
  );
  expect(siteOf({}, 'http://192.0.2.7:5080')).toBe('http://192.0.2.7:5080');
  expect(hostOf('https://townhall.riverside.example')).toBe('townhall.riverside.example');
});
