import type { PollView } from '../contract/contract.gen';

/** A wording that people have voted on, as far as it reads otherwise now. */
export interface FormerWording {
  /** How many had voted when it was changed. */
  readonly votes: number;
  readonly texts: readonly string[];
}

/** What to say of wordings that were changed while there were votes, oldest first. */
export function formerWordings(poll: PollView): FormerWording[] {
  const { settings } = poll;
  return (poll.reworded ?? []).map(({ votes, title, options, ...former }) => ({
    votes,
    texts: [
      ...(title === poll.title ? [] : [title]),
      ...(['description', 'minLabel', 'maxLabel'] as const).flatMap((name) => {
        const text = former[name];
        return text !== undefined && text !== settings[name] ? [text] : [];
      }),
      ...options
        .filter(({ id, text }) => poll.options.some((now) => now.id === id && now.text !== text))
        .map(({ text }) => text),
    ],
  }));
}
