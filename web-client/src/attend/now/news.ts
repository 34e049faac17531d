import type { HallView } from '../../contract/contract.gen';

/** Something that happened between two frames and is worth saying to who can't see it. */
export interface News {
  readonly key: 'attend.newPoll' | 'attend.pollClosed' | 'attend.resultShown';
  readonly title: string;
}

/** What changed for an attendee, the most important last, which is heard last; nothing for a mere count. */
export function newsBetween(before: HallView | undefined, after: HallView): readonly News[] {
  if (!before) return [];
  const former = new Map(before.polls.map((poll) => [poll.id, poll]));
  const found: News[] = [];
  for (const poll of after.polls) {
    const was = former.get(poll.id);
    if (poll.state === 'open' && was?.state !== 'open')
      found.push({ key: 'attend.newPoll', title: poll.title });
    else if (poll.resultsShown && was && !was.resultsShown)
      found.push({ key: 'attend.resultShown', title: poll.title });
    else if (poll.state === 'closed' && was?.state === 'open')
      found.push({ key: 'attend.pollClosed', title: poll.title });
  }
  const opened = ({ key }: News) => Number(key === 'attend.newPoll');
  return found.sort((one, other) => opened(one) - opened(other));
}
