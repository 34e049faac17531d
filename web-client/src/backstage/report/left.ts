import type { HallView } from '../../contract/contract.gen';

/** What should be done before a report is published; nothing of it has to be. */
export interface Left {
  readonly what: 'leftOpen' | 'leftPolls' | 'leftReview' | 'leftIncidents';
  readonly n: number;
}

export function left(view: HallView, unreviewed: number): Left[] {
  const incidents = (view.desk?.incidents ?? []).filter((one) => one.state !== 'closed').length;
  const all: Left[] = [
    { what: 'leftOpen', n: view.hall.state === 'closed' ? 0 : 1 },
    { what: 'leftPolls', n: view.polls.filter((poll) => poll.state === 'open').length },
    { what: 'leftReview', n: unreviewed },
    { what: 'leftIncidents', n: incidents },
  ];
  return all.filter(({ n }) => n > 0);
}
