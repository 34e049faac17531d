import { expect, test } from 'vitest';
import { codeInHash } from './hash';

test('a code comes in the fragment of the address, beside nothing or others', () => {
  expect(codeInHash('#code=34679ACD')).toBe('34679ACD');
  expect(codeInHash('#x=1&code=34679ACD')).toBe('34679ACD');
  expect(codeInHash('#questions')).toBeUndefined();
  expect(codeInHash('')).toBeUndefined();
});
