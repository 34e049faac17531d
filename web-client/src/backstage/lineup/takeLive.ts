import type { DecideActions, QuestionView } from '../../contract/contract.gen';
import { toast } from '../../design/toasts.svelte';
import type { Desk } from '../desk.svelte';
import { whyNot } from '../questions/say';

/** Takes a question live, and shows it on the wall where the wall follows. */
export async function goLive(desk: Desk, item: QuestionView): Promise<void> {
  if (desk.busy('Decide')) return;
  if ((await settle(desk, item, 'goLive')) && desk.wallFollows) await desk.show('question', item.id);
}

/** A verdict on stage; a refusal says what happened instead. */
export async function settle(desk: Desk, item: QuestionView, action: DecideActions): Promise<boolean> {
  const outcome = await desk.ask('Decide', { itemId: item.id, revision: item.revision, action });
  if (!outcome.ok) {
    const error = outcome.error ?? { code: 'unknown', message: '' };
    toast(
      whyNot(desk, { itemId: item.id, text: item.text, tried: action, error, decision: outcome.decision }),
      'bad',
    );
  }
  return outcome.ok;
}
