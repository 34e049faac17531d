import type { Desk } from '../desk.svelte';
import type { NotedClaim } from './claims';

/** Puts a note that two people stand behind under other questions with its claim; stops at the first that is refused. */
export async function repeatNote(
  desk: Pick<Desk, 'run' | 'newId'>,
  { note, from }: Pick<NotedClaim, 'note' | 'from'>,
  itemIds: readonly string[],
): Promise<boolean> {
  for (const itemId of itemIds) {
    const outcome = await desk.run('RepeatContext', {
      itemId,
      contextId: desk.newId(),
      fromItemId: from.id,
      fromContextId: note.id,
    });
    if (!outcome.ok) return false;
  }
  return true;
}
