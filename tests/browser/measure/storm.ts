import { Voter, type Hall } from '../hall/hall.ts';

/** People who change their minds without end, so that every frame of the server has news. */
export class Storm {
  private over = false;
  private constructor(
    private readonly voters: readonly Voter[],
    private readonly votes: Promise<unknown>[] = [],
  ) {}

  static async of(
    server: string,
    hall: Hall,
    pollId: string,
    ballot: (n: number) => object,
    people = 24,
  ): Promise<Storm> {
    const storm = new Storm(await Promise.all(Array.from({ length: people }, () => Voter.of(server, hall))));
    storm.votes.push(...storm.voters.map((voter, n) => storm.changeMinds(voter, n, pollId, ballot)));
    return storm;
  }

  private async changeMinds(voter: Voter, n: number, pollId: string, ballot: (n: number) => object) {
    for (let round = 0; !this.over; round++) {
      await voter.vote(pollId, ballot(n * 7 + round * 13));
      // Within the 10 ballots a second that a person may cast.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.votes);
    await Promise.all(this.voters.map((voter) => voter.stop()));
  }
}
