import { isListed } from './standing';
import type { QuestionView } from '../contract/contract.gen';

/**
 * What somebody reads: ids in an order that frames do not touch. What comes meanwhile waits until it is asked for, so that
 * nothing moves under the eyes or the thumb.
 */
export interface Reading {
  readonly shown: readonly string[];
  /** Everything that is no news: shown, or there when the list was made. */
  readonly known: ReadonlySet<string>;
}

export const nothingRead: Reading = { shown: [], known: new Set() };

const ids = (questions: readonly QuestionView[]) => questions.map((question) => question.id);

/** A list made anew from its first page, while the frame holds these. */
export function begun(page: readonly QuestionView[], frame: readonly QuestionView[]): Reading {
  return { shown: ids(page), known: new Set([...ids(page), ...ids(frame)]) };
}

/** The next page comes below; what has moved between the pages meanwhile is not shown twice. */
export function continued(reading: Reading, page: readonly QuestionView[]): Reading {
  const more = ids(page).filter((id) => !reading.shown.includes(id));
  return { shown: [...reading.shown, ...more], known: new Set([...reading.known, ...more]) };
}

/** Questions of the frame that the reader has not been offered yet. */
export function waitingToBeRead(reading: Reading, frame: readonly QuestionView[]): readonly QuestionView[] {
  return frame.filter(
    (question) =>
      !reading.known.has(question.id) &&
      !question.mine &&
      isListed(question) &&
      question.state !== 'redacted',
  );
}

/** Shown questions that were in the frame before and no longer are: taken down, or only not among the first any more. */
export function leftTheFrame(
  reading: Reading,
  before: readonly QuestionView[],
  after: readonly QuestionView[],
): readonly string[] {
  const had = new Set(ids(before));
  const has = new Set(ids(after));
  return reading.shown.filter((id) => had.has(id) && !has.has(id));
}

/** Whether a frame holds every question of the hall that all may see, so that what is not in it was taken down. */
export function holdsAll(frame: readonly QuestionView[], total: number | undefined): boolean {
  const listed = frame.filter((question) => isListed(question) && question.state !== 'redacted');
  return total !== undefined && total <= listed.length;
}
