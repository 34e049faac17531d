import type { Desk } from '../desk.svelte';
import { sendEntry } from '../order/edit';
import type { Closing } from './closing';
import type { NextStep } from './nextStep';

/** Does what comes next; by the button and by its key. */
export async function doNext(desk: Desk, step: NextStep, closing: Closing = 'own'): Promise<void> {
  if (desk.rest.on) return;
  switch (step.kind) {
    case 'write':
      return desk.write();
    case 'openHall':
    case 'reopenHall':
      await desk.run('OpenHall', {});
      return;
    case 'showJoin':
      return desk.rest.after(() => desk.show('join'));
    case 'scene':
      return desk.rest.after(() => sendEntry(desk, step.entry));
    case 'open':
      desk.select(step.poll.id);
      return desk.open(step.poll, closing);
    case 'close':
      desk.select(step.poll.id);
      return desk.close(step.poll);
    case 'showResult':
      return desk.reveal(step.poll);
    case 'pick':
      desk.select(step.poll.id);
      desk.pane = 'poll';
      return;
    case 'done':
      return;
  }
}
