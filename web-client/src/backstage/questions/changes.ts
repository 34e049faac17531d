/** A stretch of text that stayed, went or came. */
export interface Stretch {
  readonly text: string;
  readonly change: 'same' | 'gone' | 'new';
}

/** What an edit changed, word by word (longest common subsequence). */
export function changesBetween(before: string, after: string): readonly Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const common = table(a, b);
  const stretches: { text: string; change: Stretch['change'] }[] = [];
  const add = (text: string, change: Stretch['change']) => {
    const last = stretches.at(-1);
    if (last?.change === change) last.text += text;
    else stretches.push({ text, change });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i]!, 'same');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      add(a[i++]!, 'gone');
    else add(b[j++]!, 'new');
  }
  return stretches;
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

function table(a: readonly string[], b: readonly string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  return rows;
}
