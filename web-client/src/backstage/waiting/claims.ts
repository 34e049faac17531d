import type { ClaimSuggestion, ContextView, QuestionView } from '../../contract/contract.gen';

/** A note that is out, and the questions that make its claim without having it. */
export interface NotedClaim {
  readonly note: ContextView;
  /** The question that has it, to be named when it is repeated. */
  readonly from: QuestionView;
  readonly repeats: readonly QuestionView[];
}

/** What others can still read or will read. */
const counts: readonly string[] = ['pending', 'held', 'published', 'queued', 'live'];

/** Notes whose claim is made again elsewhere; the same words under several questions are one note. */
export function notedClaims(questions: readonly QuestionView[]): readonly NotedClaim[] {
  const found = new Map<string, { note: ContextView; from: QuestionView; under: Set<string> }>();
  for (const question of questions)
    for (const note of question.context ?? []) {
      const known = found.get(note.text);
      if (known) known.under.add(question.id);
      else found.set(note.text, { note, from: question, under: new Set([question.id]) });
    }
  return [...found.values()]
    .map(({ note, from, under }) => {
      const near = new Set(
        questions
          .filter((each) => under.has(each.id))
          .flatMap((each) => each.desk?.similar?.map((similar) => similar.id) ?? []),
      );
      const repeats = questions.filter(
        (each) => counts.includes(each.state) && !under.has(each.id) && makesClaim(each, note, under, near),
      );
      return { note, from, repeats };
    })
    .filter((claim) => claim.repeats.length > 0);
}

/** What is to be said before a question is taken live: that its claim has a note which it lacks, or may be a known false one. */
export function claimWarning(
  item: QuestionView,
  questions: readonly QuestionView[],
): { readonly noted?: NotedClaim; readonly suspected?: ClaimSuggestion } | undefined {
  const noted = notedClaims(questions).find((claim) => claim.repeats.some((each) => each.id === item.id));
  if (noted) return { noted };
  const suspected = item.context?.length ? undefined : item.desk?.suggestions?.[0];
  return suspected && { suspected };
}

/** By the library's claim, or because it asks what a question with the note asks. */
function makesClaim(
  item: QuestionView,
  note: ContextView,
  under: ReadonlySet<string>,
  near: ReadonlySet<string>,
): boolean {
  if (note.claimId && item.desk?.suggestions?.some((claim) => claim.claimId === note.claimId)) return true;
  return near.has(item.id) || item.desk?.similar?.some((each) => under.has(each.id)) === true;
}
