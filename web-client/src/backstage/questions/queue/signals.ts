import type { QuestionView } from '../../../contract/contract.gen';
import { openFlags } from './queues';

export interface RowSignal {
  readonly kind:
    'second' | 'appeal' | 'flags' | 'rules' | 'claim' | 'similar' | 'edited' | 'muted' | 'pinned' | 'votes';
  readonly count: number;
  /** How loud it is: what somebody has to act on, what to look at, and what is good to know. */
  readonly tone: 'do' | 'act' | 'look' | 'know';
}

/** What a row tells at a glance, loudest first. */
export function signalsOf(item: QuestionView): readonly RowSignal[] {
  const desk = item.desk;
  const people = openFlags(item).reduce((sum, flag) => sum + flag.people, 0);
  const all: readonly RowSignal[] = [
    { kind: 'second', count: (desk?.proposed?.length ?? 0) + (desk?.redaction ? 1 : 0), tone: 'do' },
    { kind: 'appeal', count: item.appeal?.state === 'open' ? 1 : 0, tone: 'act' },
    { kind: 'flags', count: people, tone: 'act' },
    { kind: 'rules', count: desk?.rules?.length ?? 0, tone: 'look' },
    { kind: 'claim', count: desk?.suggestions?.length ?? 0, tone: 'look' },
    { kind: 'similar', count: desk?.similar?.length ?? 0, tone: 'look' },
    { kind: 'muted', count: desk?.authorMuted ? 1 : 0, tone: 'look' },
    { kind: 'edited', count: item.revision > 1 ? item.revision - 1 : 0, tone: 'know' },
    { kind: 'pinned', count: item.pinned ? 1 : 0, tone: 'know' },
    { kind: 'votes', count: item.upvotes, tone: 'know' },
  ];
  return all.filter((signal) => signal.count > 0);
}
