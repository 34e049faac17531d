import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './chooseLanguage';

describe('the language', () => {
  const available = ['ar', 'en', 'fr'];

  test('is the first wanted one that exists, also by its primary language', () => {
    expect(chooseLanguage([null, 'de', 'fr-CA', 'ar'], available)).toBe('fr');
    expect(chooseLanguage(['AR'], available)).toBe('ar');
  });

  test('is English where nothing fits', () => {
    expect(chooseLanguage(['de', ''], available)).toBe('en');
  });
});
