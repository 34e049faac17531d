import type { AnnouncementView, HallView, ProposedContext, QuestionView } from '../../contract/contract.gen';
import { stillWaiting } from '../alarm/alarms';
import { may } from '../may';
import { notedClaims, type NotedClaim } from './claims';

/** Something that goes no further before a second person has looked at it. */
export type Waiting =
  | { readonly kind: 'urgent'; readonly id: string; readonly statement: AnnouncementView }
  | {
      readonly kind: 'note';
      readonly id: string;
      readonly item: QuestionView;
      readonly note: ProposedContext;
    }
  | { readonly kind: 'redaction' | 'appeal' | 'flag'; readonly id: string; readonly item: QuestionView }
  | { readonly kind: 'claim'; readonly id: string; readonly claim: NotedClaim };

export interface WaitingHere {
  /** What this person can settle, what is most urgent first. */
  readonly yours: readonly Waiting[];
  /** What they began themselves, and somebody else has to settle. */
  readonly others: readonly Waiting[];
}

export interface Who {
  readonly role: string | undefined;
  readonly id: string | undefined;
}

/** What waits for a second person, as a role may see and settle it. */
export function waitingFor(view: Pick<HallView, 'questions' | 'desk'>, who: Who, now: number): WaitingHere {
  const { desk, questions } = view;
  const alone = desk?.alone === true && who.role === 'facilitator';
  const yours: Waiting[] = [];
  const others: Waiting[] = [];
  const put = (one: Waiting, byMe: boolean) => (byMe && !alone ? others : yours).push(one);
  if (may(who.role, 'ConfirmAnnouncement'))
    for (const statement of stillWaiting(desk?.proposed ?? [], now))
      put({ kind: 'urgent', id: statement.id, statement }, statement.proposedBy === who.id);
  for (const item of questions) {
    const redaction = item.desk?.redaction;
    if (redaction && may(who.role, 'Redact')) {
      // One of the two has to be a facilitator.
      const counts = redaction.byRole === 'facilitator' || who.role === 'facilitator';
      put({ kind: 'redaction', id: `redaction-${item.id}`, item }, redaction.by === who.id || !counts);
    }
    if (may(who.role, 'ConfirmContext'))
      for (const note of item.desk?.proposed ?? [])
        put({ kind: 'note', id: note.id, item, note }, note.by === who.id && desk?.secondPerson !== false);
    if (item.appeal?.state === 'open' && may(who.role, 'DismissAppeal'))
      put({ kind: 'appeal', id: `appeal-${item.id}`, item }, item.desk?.rejectedBy === who.id);
    if (who.role === 'facilitator' && item.desk?.flags?.some((flag) => flag.state === 'escalated'))
      put({ kind: 'flag', id: `flag-${item.id}`, item }, false);
  }
  if (may(who.role, 'RepeatContext'))
    for (const claim of notedClaims(questions))
      put({ kind: 'claim', id: `claim-${claim.note.id}`, claim }, false);
  return { yours, others };
}
