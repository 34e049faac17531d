import type { TextAnswer } from '../../contract/contract.gen';

/** Answers that contain every word looked for, whatever its case and accents. */
export function matching(answers: readonly TextAnswer[], wanted: string): readonly TextAnswer[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return answers;
  return answers.filter((answer) => {
    const text = plain(answer.text);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
