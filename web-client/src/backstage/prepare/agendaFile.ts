import type { CreateHall, PollDraft } from '../../contract/contract.gen';
import { onDesk } from '../../polls/kinds/onDesk';
import type { MessageArguments, MessageKey } from '../../words/words.svelte';
import { problemsOf } from './problems';

/** Something wrong in an agenda file, where it stands. */
export interface AgendaProblem {
  /** From 1. */
  readonly line: number;
  /** Path from the file's root, such as `agenda[2].options[0].text`; empty for the file as a whole. */
  readonly field: string;
  readonly key: MessageKey;
  readonly args?: MessageArguments;
}

/** What an agenda file holds: the polls, and what it says of the hall. */
export interface Agenda {
  readonly polls: readonly PollDraft[];
  readonly hall: Pick<CreateHall, 'title' | 'description' | 'languages'>;
  readonly problems: readonly AgendaProblem[];
  /** The line of a field, or of what is nearest around it. */
  readonly lineOf: (field: string) => number;
}

type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | { readonly list: Shape; readonly orText?: boolean }
  | { readonly fields: Readonly<Record<string, Shape>> };

/** What a poll may set depends on its kind; the server says so where it does not fit. */
function settingsOfAllKinds(): Record<string, Shape> {
  return Object.assign({}, ...Object.values(onDesk).map((face) => face.settings)) as Record<string, Shape>;
}

const poll: Shape = {
  fields: {
    kind: 'text',
    title: 'text',
    options: { list: { fields: { id: 'text', text: 'text' } }, orText: true },
    settings: {
      fields: {
        ...settingsOfAllKinds(),
        description: 'text',
        shuffle: 'boolean',
        noneOfThese: 'boolean',
        abstain: 'boolean',
        canChange: 'boolean',
        resultsVisible: 'text',
        secret: 'boolean',
        closesAfterSeconds: 'number',
        assurance: 'text',
      },
    },
  },
};

const file: Shape = {
  fields: {
    title: 'text',
    description: 'text',
    languages: { list: 'text' },
    questions: { fields: { moderation: 'text', anonymous: 'boolean' } },
    agenda: { list: poll },
  },
};

/** Reads an agenda in YAML or JSON (which is YAML too): the body of `POST /api/halls`, or only its list of polls. */
export async function readAgenda(text: string): Promise<Agenda> {
  // Half as large as the rest of the desk, and seldom needed.
  const { LineCounter, parseDocument, isNode } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const read = (value: unknown): unknown => (isNode(value) ? value.toJS(document) : value);
  const lineAt = (path: readonly (string | number)[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };

  const root = document.errors.length > 0 ? undefined : read(document.contents);
  const bare = Array.isArray(root);
  const lineOf = (field: string) => lineAt(stepsOf(bare ? field.replace(/^agenda/, '') : field));
  const problems: AgendaProblem[] = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    field: '',
    key: 'backstage.agendaSyntax',
    args: { why: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '') },
  }));
  if (problems.length > 0) return { polls: [], hall: {}, problems, lineOf };

  const whole = bare ? { agenda: root } : root;
  const found = [...misfits(whole, file, '')];
  // A misspelt field hides nothing else; a value of the wrong type does.
  const legible = found.every((each) => each.key === 'backstage.agendaUnknown');
  const value = (legible ? whole : {}) as CreateHall;
  const polls = (value.agenda ?? []).map(withOptions);
  polls.forEach((draft, place) => {
    for (const [field, problem] of problemsOf(draft))
      found.push({ field: `agenda[${place}].${field}`, ...problem });
  });
  if (found.length === 0 && polls.length === 0) found.push({ field: '', key: 'backstage.agendaEmpty' });
  const { title, description, languages } = value;
  return {
    polls,
    hall: { title, description, languages },
    problems: found.map((each) => ({ ...each, line: lineOf(each.field) })).sort((a, b) => a.line - b.line),
    lineOf,
  };
}

type Misfit = Omit<AgendaProblem, 'line'>;

/** A misspelt setting that is silently ignored ruins a vote, so every unknown field is named. */
function* misfits(value: unknown, shape: Shape, field: string): Generator<Misfit> {
  if (value === null || value === undefined) {
    if (field === '') yield { field, key: 'backstage.agendaEmpty' };
  } else if (typeof shape === 'string') {
    if (typeof value !== (shape === 'text' ? 'string' : shape))
      yield { field, key: `backstage.agendaNot_${shape}` };
  } else if ('list' in shape) {
    if (!Array.isArray(value)) yield { field, key: 'backstage.agendaNot_list' };
    else
      for (const [place, item] of value.entries())
        if (!(shape.orText && typeof item === 'string'))
          yield* misfits(item, shape.list, `${field}[${place}]`);
  } else if (typeof value !== 'object' || Array.isArray(value)) {
    yield { field, key: 'backstage.agendaNot_object' };
  } else {
    for (const [name, inner] of Object.entries(value)) {
      const here = field === '' ? name : `${field}.${name}`;
      const known = shape.fields[name];
      if (known) yield* misfits(inner, known, here);
      else
        yield {
          field: here,
          key: 'backstage.agendaUnknown',
          args: { known: Object.keys(shape.fields).join(', ') },
        };
    }
  }
}

/** Options may be written as plain text. */
function withOptions(draft: PollDraft | null): PollDraft {
  const options = draft?.options as readonly (string | { text?: string } | null)[] | undefined;
  if (!options) return draft ?? {};
  return {
    ...draft,
    options: options.map((each) => (typeof each === 'string' ? { text: each } : (each ?? {}))),
  };
}

function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map((match) =>
    match[1] === undefined ? match[0] : Number(match[1]),
  );
}
