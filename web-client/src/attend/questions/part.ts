import type { AudienceMethods } from '../../connection/methods';
import type { LiveHall } from '../../state/liveHall.svelte';
import { QuestionActions } from './actions';
import { Asking, type AskingEvents } from './ask/asking.svelte';
import { Browsing } from './list/browsing.svelte';
import { Draft } from './ask/draft';
import { Similar } from './ask/similar.svelte';

// Everything about questions, in one piece that the phone loads after what it needs to vote.
export { default as Questions } from './Questions.svelte';
export { default as LiveQuestion } from './LiveQuestion.svelte';
export { default as OpenPoll } from './OpenPoll.svelte';
export { movedOn } from '../../questions/standing';

/** The state behind the questions of one hall on this phone. */
export interface QuestionsSlice {
  readonly asking: Asking;
  readonly browsing: Browsing;
  readonly actions: QuestionActions;
  readonly similar: Similar;
  readonly draft: Draft;
}

export function startQuestions(
  hallId: string,
  live: LiveHall<AudienceMethods>,
  events: AskingEvents,
): QuestionsSlice {
  return {
    asking: new Asking(hallId, live, events),
    browsing: new Browsing(live),
    actions: new QuestionActions(live),
    similar: new Similar(live),
    draft: new Draft(hallId),
  };
}
