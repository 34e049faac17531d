import type { DecideActions } from '../../../contract/contract.gen';
import { toast } from '../../../design/toasts.svelte';
import { goLive } from '../../lineup/takeLive';
import { t } from '../../../words/words.svelte';
import { didAtText } from '../phrases';
import type { FlowCommand } from '../keys/keyFlow';
import type { Review, ReviewDialog } from '../review.svelte';

/** Does what the key flow has made of a key. */
export function act(review: Review, command: FlowCommand): void {
  switch (command.do) {
    case 'next':
      return review.move(1);
    case 'previous':
      return review.move(-1);
    case 'approve':
      return decide(review, review.selected?.state === 'rejected' ? 'restore' : 'approve');
    case 'goLive':
      if (review.selected && review.cannot('goLive') === undefined) void goLive(review.desk, review.selected);
      return;
    case 'hold':
    case 'select':
      return decide(review, command.do);
    case 'reject': {
      const note = review.note.trim();
      review.note = '';
      return void review.verdicts.decide(command.items, 'reject', {
        reason: command.reason,
        ...(note ? { note } : {}),
      });
    }
    case 'merge':
    case 'context':
    case 'mute':
      return open(review, command.do);
    case 'undo':
      return void review.verdicts.undo();
    case 'mark':
      if (review.selectedId) review.list.mark(review.selectedId);
      return;
    case 'takeIn':
      return review.list.takeIn();
    case 'search':
      return document.getElementById('queue-search')?.focus();
    case 'help':
      review.desk.sheet = 'shortcuts';
      return;
    case 'leave':
      review.list.unmarkAll();
      if (review.narrow) review.showList();
  }
}

/** A verdict on what is marked or open. What can't be decided now says so, instead of nothing happening. */
export function decide(review: Review, action: DecideActions): void {
  const why = review.cannot(action);
  if (why === 'taken') return toast(t('queue.takenHint'));
  const item = review.selected;
  const decision = item?.desk?.decision;
  if (why === 'nothing' && item && !review.list.here(item.id))
    return toast(decision ? didAtText(review.desk, decision) : t('queue.leftQueue'));
  if (why) return;
  void review.verdicts.decide(review.about, action);
}

export function open(review: Review, dialog: ReviewDialog): void {
  if (!review.selected) return;
  const action = dialog === 'incident' ? 'context' : dialog;
  if (review.cannot(action) !== 'nothing') review.dialog = dialog;
}
