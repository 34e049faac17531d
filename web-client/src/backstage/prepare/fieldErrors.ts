import type { Refusal } from '../../contract/contract.gen';

/** A refusal that names the field it is about. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const path = /^((?:[A-Za-z]\w*|\[\d+\])(?:\.[A-Za-z]\w*|\[\d+\])*): ([^]+)$/;

/** `options[1].text: Write something here.` as field and sentence; undefined where the refusal names no field. */
export function fieldError(refusal: Refusal | undefined): FieldError | undefined {
  const match = refusal && path.exec(refusal.message);
  if (!match) return undefined;
  return { field: match[1]!.replace(/^draft\./, ''), message: match[2]! };
}

/** The nearest of the fields that are on the page: `options[7].id` is shown at `options` where there is no place of its own. */
export function placeOf(field: string, onPage: (field: string) => boolean): string | undefined {
  for (let at = field; at !== ''; at = at.replace(/(\.?[^.[\]]+|\[\d+\])$/, '')) if (onPage(at)) return at;
  return undefined;
}
