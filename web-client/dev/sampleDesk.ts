import type {
  AnnouncementView,
  BurstCard,
  CoordinationView,
  IncidentView,
  QuestionView,
} from '../src/contract/contract.gen';
import { ago, ahead, questionOf, textsIn } from './sampleDeskQuestions';

export interface DeskParts {
  readonly special: readonly QuestionView[];
  readonly bursts: readonly BurstCard[];
  readonly incidents: readonly IncidentView[];
  readonly proposed: readonly AnnouncementView[];
  readonly coordination: readonly CoordinationView[];
}

export function deskParts(language: string): DeskParts {
  const texts = textsIn(language);
  return {
    special: [
      questionOf(
        language,
        1,
        { id: 'h1', state: 'held', upvotes: 12 },
        {
          flags: [
            {
              id: 'f7',
              category: 'misleading',
              state: 'open',
              people: 6,
              weight: 7,
              notes: ['This was debunked'],
            },
            { id: 'f8', category: 'hate', state: 'escalated', people: 2, weight: 8 },
          ],
          redaction: { by: 'amina', byName: 'Amina Haddad', reason: 'personal_data', byRole: 'facilitator' },
          proposed: [
            {
              id: 'n9',
              text: 'Everybody registered can vote on paper until 14 June, at any town hall desk.',
              sources: ['https://city.example/referendum'],
              by: 'amina',
              byName: 'Amina Haddad',
              at: ago(40),
            },
          ],
        },
      ),
      questionOf(
        language,
        3,
        {
          id: 'r1',
          state: 'rejected',
          reason: 'spam',
          note: 'Please ask without the link.',
          appeal: { state: 'open', text: 'The link is the petition 2,000 people signed.', at: ago(90) },
        },
        {
          decision: {
            by: 'jo',
            name: 'Jo',
            action: 'reject',
            at: ago(200),
            revision: 1,
            from: 'pending',
            to: 'rejected',
          },
        },
      ),
    ],
    bursts: [
      {
        id: 'b1',
        text: texts[1]!,
        people: 7,
        items: ['q1', 'q5', 'q6', 'q7'],
        firstAt: ago(80),
        lastAt: ago(15),
      },
    ],
    incidents: [
      {
        id: 'i1',
        revision: 1,
        title: texts[1]!,
        state: 'triaged',
        severity: 1,
        harm: 3,
        spread: 2,
        openedAt: ago(190),
        itemId: 'q1',
        clocks: [
          { name: 'acknowledge', due: ago(130), met: ago(150) },
          { name: 'holdingLine', due: ago(10), breached: true },
          { name: 'statement', due: ahead(410) },
        ],
      },
      {
        id: 'i2',
        revision: 1,
        title: texts[5]!,
        state: 'detected',
        severity: 3,
        harm: 1,
        spread: 1,
        openedAt: ago(30),
        clocks: [{ name: 'acknowledge', due: ahead(44) }, { name: 'response' }],
      },
      {
        id: 'i3',
        revision: 1,
        title: texts[2]!,
        state: 'closed',
        severity: 4,
        harm: 0,
        spread: 1,
        openedAt: ago(2000),
        clocks: [],
        outcome: 'no_action',
      },
    ],
    proposed: [
      {
        id: 'a1',
        text:
          'Everybody registered can vote on paper until 14 June.\nIt is not true that a smartphone is needed.\n' +
          'Paper ballots are at every town hall desk: city.example/referendum',
        level: 'urgent',
        at: ago(35),
        proposedBy: 'amina',
        incidentId: 'i1',
      },
    ],
    coordination: [
      {
        itemId: 'single',
        warningId: '01J8ZC0000000000000000WARN',
        votes: 14,
        option: 'c',
        share: 0.96,
        p: 0.00001,
        gapVariation: 0.2,
        joinToVote: 1.8,
        with: { a: 61, b: 22, c: 78, d: 40, e: 12 },
        without: { a: 61, b: 22, c: 64, d: 40, e: 12 },
      },
    ],
  };
}
