import type { HallView, MyState, PollKinds } from '../src/contract/contract.gen';
import { announcementIn, closedPoll, hallOf, inSeconds, meWith, pollOf } from './sampleHall';

export interface Scene {
  readonly view: HallView;
  readonly me: MyState;
}

const ballots = {
  single: { choices: ['c'] },
  multiple: { choices: ['a', 'c'] },
  rating: { value: 4 },
  ranking: { ranking: ['c', 'a'] },
  numeric: { value: 25 },
  words: { words: ['trees', 'shade'] },
  points: { points: { a: 40, c: 23 } },
  grid: { places: { a: [0.2, 0.9], c: [0.7, 0.4] } },
  motion: { choices: ['yes'] },
  statement: { choices: ['agree'] },
  text: { text: 'Benches at every bus stop, please.' },
};

/** What the phone can look like, by name. */
export function sceneOf(name: string, language: string): Scene {
  const [what, kind] = name.split('-') as [string, PollKinds];
  const earlier = [closedPoll('rating', language), closedPoll('words', language)];
  switch (what) {
    case 'vote':
      return { view: hallOf(language, [pollOf(kind, language)]), me: meWith({}) };
    case 'timer':
      return {
        view: hallOf(language, [pollOf('single', language, { closesAt: inSeconds(95) })]),
        me: meWith({}),
      };
    case 'counted':
      return { view: hallOf(language, [pollOf(kind, language)]), me: meWith(ballots) };
    case 'live':
      return {
        view: hallOf(language, [{ ...closedPoll(kind, language), state: 'open', resultsVisible: 'live' }]),
        me: meWith(ballots),
      };
    case 'result': {
      const poll = closedPoll(kind, language);
      const others = earlier.filter((each) => each.id !== kind);
      return {
        view: hallOf(language, [poll, ...others], { stage: { kind: 'results', id: kind } }),
        me: meWith(ballots),
      };
    }
    case 'announcement':
      return {
        view: hallOf(language, [pollOf('single', language), ...earlier], {
          announcements: announcementIn(language),
        }),
        me: meWith({}),
      };
    case 'urgent': {
      const announcements = announcementIn(language).map((one) => ({ ...one, level: 'urgent' }));
      return { view: hallOf(language, [pollOf('single', language)], { announcements }), me: meWith({}) };
    }
    case 'break':
      return {
        view: hallOf(language, earlier, { stage: { kind: 'break', until: inSeconds(300) } }),
        me: meWith(ballots),
      };
    case 'ended': {
      const view = hallOf(language, earlier, { stage: { kind: 'idle' } });
      return { view: { ...view, hall: { ...view.hall, state: 'closed' } }, me: meWith(ballots) };
    }
    default:
      return { view: hallOf(language, earlier, { stage: { kind: 'idle' } }), me: meWith({}) };
  }
}
