import type { HallView, PollView, StageView } from '../../contract/contract.gen';

/**
 * What walls are sent of what the desk knows: no result before it is shown, no answer that nobody picked, no hidden word. With `next` as the wall will look once that is on it;
 * a result that comes next is the one there is now.
 */
export function asOnWall(view: HallView, next?: StageView): HallView {
  const stage = next ?? view.stage;
  const revealed = next?.kind === 'results' ? next.id : undefined;
  const said = view.runningOrder?.items.find(({ id }) => id === stage.id)?.text;
  const isNew = next && said !== undefined && !view.announcements.some(({ id }) => id === stage.id);
  const announcements = isNew
    ? [...view.announcements, { id: stage.id!, text: said, level: 'info', at: '' }]
    : view.announcements;
  return {
    ...view,
    stage,
    announcements,
    polls: view.polls.map((poll) => pollOnWall(poll, poll.id === revealed)),
  };
}

function pollOnWall(poll: PollView, revealed: boolean): PollView {
  const { tally } = poll;
  if (!tally) return poll;
  if (!poll.resultsShown && !revealed) return { ...poll, tally: undefined, voted: tally.voters };
  const hidden = new Set((poll.hiddenWords ?? []).map(({ word }) => word));
  const shown = {
    ...tally,
    ...(tally.texts && { texts: tally.texts.filter(({ picked }) => picked) }),
    ...(tally.words && { words: tally.words.filter(({ text }) => !hidden.has(text)) }),
  };
  return { ...poll, resultsShown: true, tally: shown };
}
