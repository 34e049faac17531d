import type { PollDraft, PollSettings } from '../../contract/contract.gen';
import type { MessageArguments, MessageKey } from '../../words/words.svelte';

/** Says what is wrong with a field, named in the protocol's words: `title`, `options[1].text`, `settings.max`. */
export type AddProblem = (field: string, key: MessageKey, args?: MessageArguments) => void;

export const mostOptions = 50;

/** A setting that has to be a whole number in a range, where it is given. */
export function wholeProblem(
  draft: PollDraft,
  name: keyof PollSettings,
  min: number,
  max: number,
  add: AddProblem,
): void {
  const value = draft.settings?.[name];
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    add(`settings.${name}`, 'backstage.problemBetween', { min, max });
}

/** How many options a ballot may name: `minChoices` and `maxChoices`. */
export function choiceProblems(draft: PollDraft, add: AddProblem): void {
  const options = draft.options?.length ?? 0;
  wholeProblem(draft, 'maxChoices', 1, Math.max(options, 1), add);
  wholeProblem(draft, 'minChoices', 1, Math.max(draft.settings?.maxChoices ?? options, 1), add);
}

/** A range and its steps: `min`, `max` and `step`. */
export function scaleProblems(
  { min, max, step }: Pick<PollSettings, 'min' | 'max' | 'step'>,
  mostSteps: number,
  add: AddProblem,
): void {
  if (min !== undefined && max !== undefined && min >= max) add('settings.max', 'backstage.problemMax');
  if (step !== undefined && step <= 0) return add('settings.step', 'backstage.problemStep');
  if (min === undefined || max === undefined || step === undefined || min >= max) return;
  const steps = (max - min) / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) add('settings.step', 'backstage.problemStepFit');
  else if (steps > mostSteps) add('settings.step', 'backstage.problemStepMany', { max: mostSteps });
}
