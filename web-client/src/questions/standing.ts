import { QuestionStates, type QuestionView } from '../contract/contract.gen';

const changeable = new Set<string>([QuestionStates.pending, QuestionStates.held, QuestionStates.published]);
const votable = new Set<string>([QuestionStates.published, QuestionStates.queued, QuestionStates.live]);
const listed = new Set<string>([...votable, QuestionStates.answered, QuestionStates.followUp]);

/** Whether its author may still edit and withdraw it. */
export function canChange(question: QuestionView): boolean {
  return changeable.has(question.state);
}

export function canUpvote(question: QuestionView): boolean {
  return votable.has(question.state);
}

/** A rejection can be appealed once. */
export function canAppeal(question: QuestionView): boolean {
  return question.state === QuestionStates.rejected && !question.appeal;
}

/** Whether it stands in the list that everybody sees; a redacted one leaves its place behind. */
export function isListed(question: QuestionView): boolean {
  return listed.has(question.state) || question.state === QuestionStates.redacted;
}

export type Tone = 'waiting' | 'good' | 'bad' | 'plain';

export function toneOf(state: QuestionStates): Tone {
  if (state === QuestionStates.pending || state === QuestionStates.held) return 'waiting';
  if (state === QuestionStates.rejected || state === QuestionStates.redacted) return 'bad';
  return state === QuestionStates.withdrawn || state === QuestionStates.merged ? 'plain' : 'good';
}

/** One's own questions: newest first, those that are over last. */
export function mineInOrder(asked: readonly QuestionView[]): readonly QuestionView[] {
  const over = (question: QuestionView) => (question.state === QuestionStates.withdrawn ? 1 : 0);
  return [...asked].sort((a, b) => over(a) - over(b) || Date.parse(b.askedAt) - Date.parse(a.askedAt));
}

/** Own questions whose state is another than before; undefined before means that the page has just come. */
export function movedOn(
  before: readonly QuestionView[] | undefined,
  after: readonly QuestionView[],
): readonly QuestionView[] {
  const states = new Map(before?.map((question) => [question.id, question.state]));
  return after.filter((question) => states.has(question.id) && states.get(question.id) !== question.state);
}
