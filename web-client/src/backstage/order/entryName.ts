import type { HallView } from '../../contract/contract.gen';
import { countdown } from '../../words/numbers';
import { t } from '../../words/words.svelte';
import type { Entry } from './entries';

/** What an entry is called: by whoever wrote it, by its poll or budget, else by what it is. */
export function entryName(entry: Entry, view: Pick<HallView, 'polls' | 'budgets'>): string {
  const named = [...view.polls, ...view.budgets].find(({ id }) => id === entry.target);
  return entry.text ?? named?.title ?? t(`stage.line_${entry.kind}`);
}

/** What it is, where its name does not say so, and how long. */
export function entryAbout({ kind, text, target, minutes }: Entry): string {
  const what = text || target ? [t(`stage.line_${kind}`)] : [];
  return [...what, ...(minutes ? [countdown(minutes * 60)] : [])].join(' · ');
}
