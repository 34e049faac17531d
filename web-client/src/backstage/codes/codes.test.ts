import { expect, test } from 'vitest';
import { codeLink, codesAsCsv, spaced } from './codes';

test('a code is printed in two halves, and its link has it behind the fragment', () => {
  expect(spaced('34679ACD')).toBe('3467 9ACD');
  expect(new URL(codeLink('https://hall.example/j/ABC346', '34679ACD')).pathname).toBe('/j/ABC346');
  expect(codesAsCsv('https://hall.example/j/ABC346', ['34679ACD'])).toBe(
    'code,link\r\n34679ACD,https://hall.example/j/ABC346#code=34679ACD\r\n',
  );
});
