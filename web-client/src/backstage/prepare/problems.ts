import { ResultsVisibility, type PollDraft } from '../../contract/contract.gen';
import { wholeProblem, type AddProblem } from '../../polls/edit/rules';
import { deskFace } from '../../polls/kinds/onDesk';
import type { MessageArguments, MessageKey } from '../../words/words.svelte';
import { parseNumber } from '../../words/parseNumber';
import { kinds, mostOptionsOf, ownSettings, type PollForm } from './draft';

/** What is wrong, as a message. */
export interface DraftProblem {
  readonly key: MessageKey;
  readonly args?: MessageArguments;
}

/** Problems by field path in the protocol's words: `title`, `options[1].text`, `settings.max`. */
export type Problems = ReadonlyMap<string, DraftProblem>;

export const limits = {
  title: 200,
  option: 200,
  description: 500,
  seconds: 604_800,
} as const;

const visibilities = Object.values(ResultsVisibility);

/**
 * The rules of the server, said before anything is sent. What this lets through the server may still refuse; its word is
 * shown at the same fields.
 */
export function problemsOf(draft: PollDraft): Problems {
  const problems = new Map<string, DraftProblem>();
  const add = (field: string, key: MessageKey, args?: MessageArguments) => {
    if (!problems.has(field)) problems.set(field, { key, args });
  };
  const face = deskFace(draft.kind ?? '');
  if (!face) add('kind', 'backstage.problemKind', { kinds: kinds.join(', ') });
  text('title', draft.title, limits.title, add);
  optionProblems(draft, add);
  face?.problems(draft, add);
  if ([...(draft.settings?.description ?? '')].length > limits.description)
    add('settings.description', 'backstage.problemLong', { max: limits.description });
  wholeProblem(draft, 'closesAfterSeconds', 1, limits.seconds, add);
  const visible = draft.settings?.resultsVisible;
  if (visible && !visibilities.includes(visible))
    add('settings.resultsVisible', 'backstage.problemKind', { kinds: visibilities.join(', ') });
  return problems;
}

/** What was typed where a number belongs and is none. */
export function typingProblems(form: PollForm): Problems {
  const typed = new Map<string, string | boolean | undefined>([
    ['closesAfterSeconds', form.closesAfterSeconds],
    ...ownSettings(form.kind)
      .filter(([, type]) => type === 'number')
      .map(([name]) => [name, form.own[name]] as const),
  ]);
  const wrong = [...typed].filter(
    ([, text]) => typeof text === 'string' && text.trim() !== '' && parseNumber(text) === undefined,
  );
  return new Map(wrong.map(([name]) => [`settings.${name}`, { key: 'backstage.problemNumber' }]));
}

function text(field: string, value: string | undefined, max: number, add: AddProblem): void {
  if (!value || value.trim() === '') add(field, 'backstage.problemEmpty');
  else if ([...value].length > max) add(field, 'backstage.problemLong', { max });
}

function optionProblems(draft: PollDraft, add: AddProblem): void {
  const options = draft.options ?? [];
  const most = mostOptionsOf(draft.kind);
  if (most === undefined) {
    if (options.length > 0) add('options', 'backstage.problemNoOptions');
    return;
  }
  const seen = new Set<string>();
  options.forEach((option, place) => {
    text(`options[${place}].text`, option?.text, limits.option, add);
    const same = option?.text?.trim().toLocaleLowerCase() ?? '';
    if (same && seen.has(same)) add(`options[${place}].text`, 'backstage.problemTwice');
    seen.add(same);
  });
  if (options.length < 2 || options.length > most) add('options', 'backstage.problemOptions', { max: most });
}
