import type {
  HallDelta,
  HallView,
  MyState,
  Ballot,
  PollView,
  QuestionView,
  TallyView,
} from '../contract/contract.gen';

/** What a delta did to a view. `stale`: already in it. `gap`: something between is missing, ask for a keyframe. */
export type Applied =
  | { readonly result: 'applied'; readonly view: HallView }
  | { readonly result: 'stale' }
  | { readonly result: 'gap' };

export function applyDelta(view: HallView | undefined, delta: HallDelta): Applied {
  if (!view) return { result: 'gap' };
  if (delta.from !== view.position) return { result: delta.position <= view.position ? 'stale' : 'gap' };
  return {
    result: 'applied',
    view: {
      position: delta.position,
      hall: delta.hall ?? view.hall,
      stage: delta.stage ?? view.stage,
      polls: applyPolls(view.polls, delta),
      questions: without(upsert(view.questions, delta.questions), delta.removedQuestions),
      audience: delta.audience ?? view.audience,
      announcements: upsert(view.announcements, delta.announcements),
      tickHz: delta.tickHz ?? view.tickHz,
      board: delta.board ?? view.board,
      desk: delta.desk ?? view.desk,
      budgets: upsert(view.budgets, delta.budgets),
      budgetTallies: delta.budgetTallies ?? view.budgetTallies,
      runningOrder: delta.runningOrder ?? view.runningOrder,
      agenda: delta.agenda ?? view.agenda,
    },
  };
}

function applyPolls(polls: readonly PollView[], delta: HallDelta): readonly PollView[] {
  const present = without(upsert(polls, delta.polls), delta.removedPolls);
  return inOrder(withTallies(present, delta.tallies), delta.pollOrder);
}

interface Identified {
  readonly id: string;
}

/** Known ids are replaced where they stand, new ones are appended; the same array when there is nothing to do. */
export function upsert<T extends Identified>(
  items: readonly T[],
  changes: readonly T[] | undefined,
): readonly T[] {
  if (!changes?.length) return items;
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const change of changes) byId.set(change.id, change);
  return [...byId.values()];
}

export function without<T extends Identified>(
  items: readonly T[],
  ids: readonly string[] | undefined,
): readonly T[] {
  if (!ids?.length) return items;
  const gone = new Set(ids);
  return items.some((item) => gone.has(item.id)) ? items.filter((item) => !gone.has(item.id)) : items;
}

function withTallies(
  polls: readonly PollView[],
  tallies: readonly TallyView[] | undefined,
): readonly PollView[] {
  if (!tallies?.length) return polls;
  const byPoll = new Map(tallies.map((tally) => [tally.pollId, tally]));
  return polls.map((poll) => (byPoll.has(poll.id) ? { ...poll, tally: byPoll.get(poll.id) } : poll));
}

/** In the given order; what the order does not name comes last, as it stood. */
export function inOrder<T extends Identified>(
  items: readonly T[],
  order: readonly string[] | undefined,
): readonly T[] {
  if (!order) return items;
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = (item: T) => place.get(item.id) ?? order.length;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The person's own state after the server counted a ballot. */
export function withBallot(me: MyState, pollId: string, ballot: Ballot, round: number): MyState {
  if (ballot.withdraw) {
    const ballots = Object.fromEntries(Object.entries(me.ballots).filter(([id]) => id !== pollId));
    return { ...me, ballots };
  }
  return {
    ...me,
    ballots: { ...me.ballots, [pollId]: ballot },
    rounds: { ...me.rounds, [pollId]: round },
  };
}

/** The person's ballot in this round of the poll: what counted before a reset counts no more. */
export function ballotIn(me: MyState | undefined, poll: { id: string; round: number }): Ballot | undefined {
  const round = me?.rounds?.[poll.id] ?? poll.round;
  return round === poll.round ? me?.ballots[poll.id] : undefined;
}

/** The person's own state after the server took an upvote, or took it back. */
export function withUpvote(me: MyState, questionId: string, on: boolean): MyState {
  const others = me.upvoted.filter((id) => id !== questionId);
  return { ...me, upvoted: on ? [...others, questionId] : others };
}

/** The person's own state after the server took a question; what it already says about that question stays. */
export function withAsked(me: MyState, question: QuestionView): MyState {
  return me.asked.some((asked) => asked.id === question.id) ? me : { ...me, asked: [...me.asked, question] };
}
