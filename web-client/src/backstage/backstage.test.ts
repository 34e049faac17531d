import { describe, expect, test } from 'vitest';
import { bytesOf, firstThatFits, largestLogo } from './hall/logo';
import { backstageMethods, type BackstageMethods } from '../connection/methods';
import { may } from './may';
import { expiresAt } from './announce/ending';
import { closesAt, extended } from './run/closing';
import { matching } from './run/matching';
import { linksOf } from './share/links';

describe('roles', () => {
  test('may what the hub lets them', () => {
    expect(may('facilitator', 'ResetPoll')).toBe(true);
    expect(may('moderator', 'Decide')).toBe(true);
    expect(may('moderator', 'OpenPoll')).toBe(false);
    expect(may('speaker', 'Announce')).toBe(false);
    const speakers = Object.keys(backstageMethods).filter((method) =>
      may('speaker', method as keyof BackstageMethods),
    );
    expect(speakers.sort()).toEqual([
      'Decide',
      'DecideMany',
      'FindQuestions',
      'ItemHistory',
      'Resync',
      'SimilarQuestions',
      'UndoDecisions',
    ]);
    expect(may(undefined, 'OpenPoll')).toBe(false);
  });
});

describe('links', () => {
  const hall = { id: 'H', joinCode: 'ABCDEF' };
  const keys = { facilitator: 'f', moderator: 'm', speaker: 's', screen: 'w' };
  const here = { origin: 'https://there', key: 'k', role: 'moderator' };
  const own = {
    hallId: 'H',
    joinCode: 'ABCDEF',
    joinUrl: 'https://hall/j/ABCDEF',
    stageUrl: 'https://hall/stage/H#key=w',
    backstageUrl: 'https://hall/backstage/H#key=f',
    keys,
    title: 'Hall',
    createdAt: 0,
  };

  test('of every role are known where the hall was made', () => {
    const links = linksOf(hall, own, here);
    expect(links.map((link) => link.name)).toEqual(['join', 'stage', 'facilitator', 'moderator', 'speaker']);
    expect(links.at(-1)!.url).toBe('https://hall/backstage/H#key=s');
    expect(links.filter((link) => !link.secret).map((link) => link.name)).toEqual(['join']);
  });

  test('elsewhere are the one to join and one’s own', () =>
    expect(linksOf(hall, undefined, here).map((link) => link.url)).toEqual([
      'https://there/j/ABCDEF',
      'https://there/backstage/H#key=k',
    ]));
});

describe('a timer', () => {
  const now = Date.parse('2026-05-04T18:00:00Z');

  test('is the poll’s own unless another one is chosen', () => {
    expect(closesAt('own', now)).toBeUndefined();
    expect(closesAt(90, now)).toBe('2026-05-04T18:01:30.000Z');
  });

  test('is extended from its end, or from now where it had none or is over', () => {
    expect(extended('2026-05-04T18:00:30Z', 60, now)).toBe('2026-05-04T18:01:30.000Z');
    expect(extended(undefined, 60, now)).toBe('2026-05-04T18:01:00.000Z');
    expect(extended('2026-05-04T17:59:00Z', 60, now)).toBe('2026-05-04T18:01:00.000Z');
  });
});

describe('a logo', () => {
  const ofSize = (bytes: number) => `data:image/png;base64,${btoa('x'.repeat(bytes))}`;

  test('is as large as fits into what the server takes', () => {
    expect(bytesOf(ofSize(100))).toBe(100);
    expect(bytesOf(ofSize(101))).toBe(101);
    const sizes: number[] = [];
    const fits = firstThatFits((pixels) => {
      sizes.push(pixels);
      return ofSize(pixels * 80);
    });
    expect(bytesOf(fits!)).toBeLessThanOrEqual(largestLogo);
    expect(sizes).toEqual([256, 256, 256, 192, 192, 192, 128, 128, 128, 96]);
  });

  test('that can’t be made small enough is none', () =>
    expect(firstThatFits(() => ofSize(largestLogo + 1))).toBeUndefined());
});

test('an answer is found by any of its words, without minding case and accents', () => {
  const answers = [
    { id: '1', text: 'Une école près du marché' },
    { id: '2', text: 'More trees' },
  ];
  expect(matching(answers, 'MARCHE ecole').map((answer) => answer.id)).toEqual(['1']);
  expect(matching(answers, '  ')).toBe(answers);
  expect(matching(answers, 'tram')).toEqual([]);
});

describe('when an announcement ends', () => {
  const now = Date.parse('2026-05-04T18:00:00Z');

  test('it ends after the minutes chosen, and one that never ends says no time', () => {
    expect(expiresAt('never', now)).toBeUndefined();
    expect(expiresAt('10', now)).toBe('2026-05-04T18:10:00.000Z');
    expect(expiresAt('30', now)).toBe('2026-05-04T18:30:00.000Z');
  });

  test('one that ends with the hall has the longest time that the server takes', () => {
    expect(expiresAt('closing', now)).toBe('2026-05-11T17:59:00.000Z');
  });
});
