import type { HallView } from '../../contract/contract.gen';

/** Something that happened between two frames and is worth saying to who can't see it. */
export interface News {
  readonly key: 'attend.newPoll' | 'attend.pollClosed' | 'attend.resultShown';
  readonly title: string;
}

/** The most important change for an attendee; undefined for a mere count. */
export function newsBetween(before: HallView | undefined, after: HallView): News | undefined {
  if (!before) return undefined;
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
  return found.find((news) => news.key === 'attend.newPoll') ?? found[0];
}
