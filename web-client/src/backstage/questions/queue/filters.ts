import type { FindQuestions, QuestionOrders, QuestionView } from '../../../contract/contract.gen';
import { openFlags, statesOf, worksOff, type QueueName } from './queues';

/** What a list is narrowed to; an empty filter is the whole queue. */
export interface Filter {
  readonly query?: string;
  readonly label?: string;
  readonly language?: string;
  /** A category, or `any`. */
  readonly flaggedAs?: string;
  /** A rule's id, or `any`. */
  readonly rule?: string;
  /** The author's handle. */
  readonly author?: string;
}

export const pageSize = 50;

export function isEmpty(filter: Filter): boolean {
  return Object.values(filter).every((value) => !value);
}

/** By words only the server searches; everything else is plain to see. */
export function fits(filter: Filter, item: QuestionView): boolean {
  const { label, language, flaggedAs, rule, author } = filter;
  if (label && !item.labels?.includes(label)) return false;
  if (language && item.language !== language) return false;
  if (author && item.desk?.authorId !== author) return false;
  if (flaggedAs && !openFlags(item).some((flag) => flaggedAs === 'any' || flag.category === flaggedAs))
    return false;
  return !rule || (item.desk?.rules ?? []).some((id) => rule === 'any' || id === rule);
}

/** The question to the server for one page. An author's questions, and a search, are looked for in every state. */
export function pageOf(queue: QueueName, filter: Filter, offset: number): FindQuestions {
  const everywhere = Boolean(filter.author || filter.query);
  const flagged = filter.flaggedAs || (queue === 'flagged' && !everywhere ? 'any' : undefined);
  return {
    offset,
    limit: pageSize,
    ...(filter.query ? { query: filter.query } : { order: everywhere ? 'newest' : orderAtServer(queue) }),
    ...(everywhere ? {} : { states: statesOf[queue] }),
    ...(filter.language ? { language: filter.language } : {}),
    ...(filter.label ? { label: filter.label } : {}),
    ...(flagged ? { flaggedAs: flagged } : {}),
    ...(filter.rule ? { rule: filter.rule } : {}),
    ...(filter.author ? { author: filter.author } : {}),
  };
}

/** So that a page goes on where the list ends. */
function orderAtServer(queue: QueueName): QuestionOrders {
  if (queue === 'published') return 'popular';
  return worksOff(queue) ? 'oldest' : 'newest';
}

/** What the shown items could be narrowed to. */
export function choicesOf(
  items: Iterable<QuestionView>,
): Readonly<{ labels: string[]; languages: string[]; rules: string[] }> {
  const [labels, languages, rules] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const item of items) {
    item.labels?.forEach((label) => labels.add(label));
    if (item.language) languages.add(item.language);
    item.desk?.rules?.forEach((rule) => rules.add(rule));
  }
  return { labels: [...labels].sort(), languages: [...languages].sort(), rules: [...rules].sort() };
}
