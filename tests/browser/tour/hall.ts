import { createHall, Director, Voter, type Hall } from '../hall/hall.ts';
import type { Kind, PollDraft } from '../hall/polls.ts';
import { ballotOf, contentIn, pollsOf, type Content } from './content.ts';

/** A hall with people in it, whose polls can be brought to any state. */
export class TourHall {
  private constructor(
    readonly server: string,
    readonly content: Content,
    readonly hall: Hall,
    readonly director: Director,
    private readonly people: readonly Voter[],
  ) {}

  static async in(server: string, language: string, people = 12): Promise<TourHall> {
    const content = contentIn(language);
    const hall = await createHall(server, content.hall);
    const director = await Director.of(server, hall);
    const voters = await Promise.all(Array.from({ length: people }, () => Voter.of(server, hall)));
    return new TourHall(server, content, hall, director, voters);
  }

  get polls(): Readonly<Record<Kind, PollDraft>> {
    return pollsOf(this.content);
  }

  get join(): string {
    return `${this.server}/j/${this.hall.joinCode}`;
  }

  get stage(): string {
    return `${this.server}/stage/${this.hall.hallId}#key=${this.hall.keys.screen}`;
  }

  get backstage(): string {
    return `${this.server}/backstage/${this.hall.hallId}#key=${this.hall.keys.facilitator}`;
  }

  async vote(pollId: string, draft: PollDraft): Promise<void> {
    await Promise.all(this.people.map((voter, n) => voter.vote(pollId, ballotOf(this.content, draft, n))));
  }

  close(pollId: string): Promise<void> {
    return this.director.run('ClosePoll', { pollId });
  }

  show(kind: string, id?: string): Promise<void> {
    return this.director.run('SetStage', { kind, id });
  }

  /** Picks the first open answers, so that everybody sees them. */
  async pick(pollId: string, most = 3): Promise<void> {
    const { texts = [] } = await this.director.tally(pollId);
    for (const { id } of texts.slice(0, most))
      await this.director.run('Decide', { itemId: id, revision: 1, action: 'select' });
  }

  async stop(): Promise<void> {
    await Promise.all([this.director.stop(), ...this.people.map((voter) => voter.stop())]);
  }
}
