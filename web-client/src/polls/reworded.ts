import type { PollView } from '../contract/contract.gen';

/** A wording that people have voted on, as far as it reads otherwise now. */
export interface FormerWording {
  /** How many had voted when it was changed. */
  readonly votes: number;
  readonly texts: readonly string[];
}

/** What to say of wordings that were changed while there were votes, oldest first. */
export function formerWordings(poll: PollView): FormerWording[] {
  return (poll.reworded ?? []).map(({ votes, title, options }) => ({
    votes,
    texts: [
      ...(title === poll.title ? [] : [title]),
      ...options
        .filter(({ id, text }) => poll.options.some((now) => now.id === id && now.text !== text))
        .map(({ text }) => text),
    ],
  }));
}
