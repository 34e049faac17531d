import type { QuestionView } from '../../../contract/contract.gen';

export interface FollowUp {
  readonly item: QuestionView;
  readonly owner: string;
  readonly due?: string;
  readonly overdue: boolean;
}

/** What was promised, overdue first, then by day. `today` is a day as yyyy-MM-dd. */
export function followUps(questions: readonly QuestionView[], today: string): readonly FollowUp[] {
  return questions
    .filter((item) => item.state === 'followUp' && item.followUp?.done !== true)
    .map((item) => ({
      item,
      owner: item.followUp?.owner ?? '',
      due: item.followUp?.due,
      overdue: isOverdue(item.followUp?.due, today),
    }))
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.item.id.localeCompare(b.item.id));
}

/** The day itself still counts. */
export function isOverdue(due: string | undefined, today: string): boolean {
  return due !== undefined && due < today;
}

export function dayOf(now: number): string {
  const day = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
