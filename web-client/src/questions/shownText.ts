import type { QuestionView } from '../contract/contract.gen';

export interface TextIn {
  readonly text: string;
  /** BCP 47 tag, where it is known. */
  readonly language: string | undefined;
}

/** A question for a reader: in their language where there is a translation into it, and then the original beside it. */
export interface ShownText extends TextIn {
  readonly original?: TextIn;
}

const primary = (tag: string | undefined) => tag?.toLowerCase().split('-')[0];

export function shownText(question: QuestionView, reader: string): ShownText {
  const original = { text: question.text, language: question.language };
  if (primary(question.language) === primary(reader) || !question.text) return original;
  const translated = inLanguage(question, reader);
  return translated ? { ...translated, original } : original;
}

/** The original first, then a translation for each other language of the hall that has one. */
export function textsIn(question: QuestionView, languages: readonly string[]): readonly TextIn[] {
  const original = { text: question.text, language: question.language };
  const others = languages
    .filter((tag) => primary(tag) !== primary(question.language))
    .map((tag) => inLanguage(question, tag))
    .filter((translated) => translated !== undefined);
  return question.text ? [original, ...others] : [];
}

function inLanguage(question: QuestionView, wanted: string): TextIn | undefined {
  const found = Object.entries(question.translations ?? {}).find(([tag]) => primary(tag) === primary(wanted));
  return found && { language: found[0], text: found[1] };
}
