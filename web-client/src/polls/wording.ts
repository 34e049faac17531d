import type { PollView } from '../contract/contract.gen';
import { t } from '../words/words.svelte';

/** The option that speaks against all others. */
export const noneId = 'none';
/** Its text where its author gave it none. */
export const noneText = 'None of these';

/** The poll with what the server can't say in the reader's language. */
export function worded(poll: PollView): PollView {
  if (!poll.settings.noneOfThese) return poll;
  const options = poll.options.map((option) =>
    option.id === noneId && option.text === noneText ? { ...option, text: t('vote.noneOfThese') } : option,
  );
  return { ...poll, options };
}

/** The options that are chosen among: without the one that speaks against them all. */
export function realOptions(poll: PollView): PollView['options'] {
  return poll.settings.noneOfThese ? poll.options.filter(({ id }) => id !== noneId) : poll.options;
}
