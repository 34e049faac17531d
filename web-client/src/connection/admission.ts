/** What the person said last counts, on whichever device; these are the methods by which they say it. */
const marks = new Set(['CastBallot', 'Upvote']);

interface Offering {
  readonly fence?: number;
  readonly error?: { readonly code: string };
}

/**
 * Names the fence that a refusal on this connection has offered. Where the person has spoken on another device meanwhile, the server refuses with `superseded`
 * and offers one: that this page heard it shows that somebody is still here, so what was refused is sent once more under it. One of a former connection is nothing
 * to the server.
 */
export class Admission {
  private offered: number | undefined;

  async send<R>(method: string, argument: unknown, invoke: (argument: unknown) => Promise<R>): Promise<R> {
    if (!marks.has(method)) return invoke(argument);
    const answer = await invoke(this.named(argument));
    const { fence, error } = answer as Offering;
    if (fence === undefined) return answer;
    this.offered = fence;
    return error?.code === 'superseded' ? invoke(this.named(argument)) : answer;
  }

  private named(argument: unknown): unknown {
    return this.offered === undefined ? argument : { ...(argument as object), fence: this.offered };
  }
}
