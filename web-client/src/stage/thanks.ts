import type { HallView } from '../contract/contract.gen';

export interface ThanksFigure {
  readonly key: 'stage.thanksPeople' | 'stage.thanksPolls' | 'stage.thanksQuestions';
  readonly n: number;
}

/** What came together. At the end many have left: whoever voted took part. What there was none of is not said. */
export function thanksFigures(view: Pick<HallView, 'audience' | 'polls' | 'board'>): readonly ThanksFigure[] {
  const voted = view.polls.map((poll) => poll.tally?.voters ?? poll.voted ?? 0);
  const figures: readonly ThanksFigure[] = [
    { key: 'stage.thanksPeople', n: Math.max(view.audience, ...voted) },
    { key: 'stage.thanksPolls', n: view.polls.filter((poll) => poll.state === 'closed').length },
    { key: 'stage.thanksQuestions', n: view.board?.total ?? 0 },
  ];
  return figures.filter(({ n }) => n > 0);
}
