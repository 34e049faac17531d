import type { DecideActions, QuestionView } from '../../contract/contract.gen';
import { toast } from '../../design/toasts.svelte';
import { t } from '../../words/words.svelte';
import type { Desk } from '../desk.svelte';
import { whyNot } from '../questions/phrases';
import { claimWarning } from '../waiting/claims';
import { repeatNote } from '../waiting/repeatNote';

/**
 * Takes a question live, and shows it on the wall where the wall follows. What repeats a claim without its note is asked about
 * first: in front of everybody it is too late.
 */
export async function goLive(desk: Desk, item: QuestionView): Promise<void> {
  if (desk.busy('Decide')) return;
  const { noted, suspected } = claimWarning(item, desk.view.questions) ?? {};
  if (noted) {
    const anyway = { label: t('waiting.liveAnyway'), act: () => void oneLive(desk, item) };
    const withNote = async () => {
      if (await repeatNote(desk, noted, [item.id])) await oneLive(desk, item);
    };
    desk.question = {
      title: t('waiting.liveNoted'),
      text: noted.note.text,
      ...(desk.may('RepeatContext')
        ? { yes: t('waiting.liveWithNote'), act: () => void withNote(), other: anyway }
        : { yes: anyway.label, act: anyway.act }),
    };
    return;
  }
  if (!suspected) return oneLive(desk, item);
  desk.question = {
    title: t('waiting.liveSuspected'),
    text: `${suspected.claim}\n${suspected.rating} (${suspected.publisher})`,
    yes: t('waiting.liveAnyway'),
    act: () => void oneLive(desk, item),
  };
}

/** Only one is live: the one before is asked about. */
async function oneLive(desk: Desk, item: QuestionView): Promise<void> {
  const before = desk.view.questions.find((each) => each.state === 'live');
  if (!before) return take(desk, item);
  desk.question = {
    title: t('lineup.oneLive'),
    text: before.text,
    yes: t('lineup.answeredGoOn'),
    act: () => void settle(desk, before, 'answer').then((done) => (done ? take(desk, item) : undefined)),
  };
}

async function take(desk: Desk, item: QuestionView): Promise<void> {
  if ((await settle(desk, item, 'goLive')) && desk.wallFollows) await desk.show('question', item.id);
}

/** A verdict on stage; a refusal says what happened instead. */
export async function settle(desk: Desk, item: QuestionView, action: DecideActions): Promise<boolean> {
  const outcome = await desk.ask('Decide', { itemId: item.id, revision: item.revision, action });
  if (!outcome.ok) {
    const error = outcome.error ?? { code: 'unknown', message: '' };
    const { id: itemId, text } = item;
    toast(whyNot(desk, { itemId, text, tried: action, error, decision: outcome.decision }), 'bad');
  }
  return outcome.ok;
}
