import { describe, expect, test } from 'vitest';
import { fieldError, placeOf } from './fieldErrors';

const refusal = (message: string) => ({ code: 'invalid_poll', message });

describe('a refusal', () => {
  test.each([
    ['options[1].text: Write something here.', 'options[1].text', 'Write something here.'],
    [
      'settings.max: The highest value: larger than the lowest.',
      'settings.max',
      'The highest value: larger than the lowest.',
    ],
    ['draft.title: Shorten this.', 'title', 'Shorten this.'],
    ['title: is empty.', 'title', 'is empty.'],
  ])('%j names its field', (message, field, said) =>
    expect(fieldError(refusal(message))).toEqual({ field, message: said }),
  );

  test.each([
    'The hall is closed. Open it again first.',
    'Nothing is lost: send it again in a few seconds.',
    '',
  ])('%j names none', (message) => expect(fieldError(refusal(message))).toBeUndefined());
});

describe('the place of an error', () => {
  const page = new Set(['title', 'options', 'options[0].text', 'settings.max']);
  const place = (field: string) => placeOf(field, (each) => page.has(each));

  test('is its own field where there is one', () => expect(place('options[0].text')).toBe('options[0].text'));
  test('is the field around it where it has none', () => {
    expect(place('options[7].id')).toBe('options');
    expect(place('options[7].text')).toBe('options');
  });
  test('is none where nothing on the page is about it', () => expect(place('settings.step')).toBeUndefined());
});
