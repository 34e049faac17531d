import type { Ballot, PollView } from '../../contract/contract.gen';
import { forget, recall, remember } from '../../connection/storage';

/** Of a secret ballot nothing is left on the device. */
const inMemory = new Map<string, string>();

const nameOf = ({ id, round }: Pick<PollView, 'id' | 'round'>) => `townhall/draft/${id}/${round}`;

/** Whether answers are typed: what was chosen is chosen again with a tap, what was typed is lost. */
const isTyped = (poll: Pick<PollView, 'options'>) => poll.options.length === 0;

/** What a person had begun to answer before the poll closed and opened again, or the page was loaded again. */
export function typedDraft(poll: PollView): Ballot | undefined {
  if (!isTyped(poll)) return undefined;
  const kept = inMemory.get(nameOf(poll)) ?? recall(nameOf(poll));
  return kept ? (JSON.parse(kept) as Ballot) : undefined;
}

export function keepTyped(poll: PollView, draft: Ballot): void {
  if (!isTyped(poll)) return;
  const text = JSON.stringify(draft);
  if (poll.settings.secret) inMemory.set(nameOf(poll), text);
  else remember(nameOf(poll), text);
}

/** It was cast. */
export function forgetTyped(poll: PollView): void {
  inMemory.delete(nameOf(poll));
  forget(nameOf(poll));
}
