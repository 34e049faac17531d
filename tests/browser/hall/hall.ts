import * as signalR from '@microsoft/signalr';
import { ulid } from 'ulid';
import type { PollDraft, Tally } from './polls.ts';
import { creatorKey } from './server.ts';

/** What `POST /api/halls` answers. */
export interface Hall {
  readonly hallId: string;
  readonly joinCode: string;
  readonly keys: Readonly<Record<'facilitator' | 'moderator' | 'speaker' | 'screen', string>>;
}

interface Outcome {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

const limit = () => AbortSignal.timeout(15_000);

async function post<T>(url: string, body: unknown, bearer?: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify(body),
    signal: limit(),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export function createHall(server: string, draft: object): Promise<Hall> {
  return post<Hall>(`${server}/api/halls`, draft, creatorKey);
}

/** Somebody gets a link of their own; its key. Two people are two of these. */
export async function invite(server: string, hall: Hall, role: string, name: string): Promise<string> {
  const url = `${server}/api/halls/${hall.hallId}/invitations`;
  return (await post<{ key: string }>(url, { role, name }, hall.keys.facilitator)).key;
}

/** Runs a hall's polls from outside a browser, for tests that are about another page than the desk. */
export class Director {
  private constructor(
    readonly server: string,
    private readonly hall: Hall,
    private readonly connection: signalR.HubConnection,
  ) {}

  static async of(server: string, hall: Hall): Promise<Director> {
    const connection = await connect(server, hall, { key: hall.keys.facilitator });
    return new Director(server, hall, connection);
  }

  /** Sends a command of the backstage hub; a refusal is a failure of the test. */
  async run(method: string, argument: unknown): Promise<void> {
    const outcome = await this.connection.invoke<Outcome>(method, argument);
    if (!outcome.ok)
      throw new Error(`${method} was refused: ${outcome.error?.code} ${outcome.error?.message}`);
  }

  /** Answers the new poll's id. */
  async create(draft: PollDraft): Promise<string> {
    const pollId = ulid();
    await this.run('CreatePoll', { pollId, draft });
    return pollId;
  }

  async open(draft: PollDraft): Promise<string> {
    const pollId = await this.create(draft);
    await this.run('OpenPoll', { pollId });
    return pollId;
  }

  /** The exact result as any program can read it over HTTP. */
  async tally(pollId: string): Promise<Tally> {
    const response = await fetch(`${this.server}/api/halls/${this.hall.hallId}/polls/${pollId}/tally`, {
      headers: { authorization: `Bearer ${this.hall.keys.facilitator}` },
      signal: limit(),
    });
    if (!response.ok) throw new Error(`The tally answered ${response.status}`);
    return (await response.json()) as Tally;
  }

  async stop(): Promise<void> {
    await this.connection.stop();
  }
}

/** Someone who votes and asks without a browser. */
export class Voter {
  private constructor(private readonly connection: signalR.HubConnection) {}

  static async of(server: string, hall: Hall): Promise<Voter> {
    return new Voter(await connect(server, hall, {}));
  }

  async vote(pollId: string, ballot: object): Promise<void> {
    const outcome = await this.connection.invoke<Outcome>('CastBallot', { pollId, ballot });
    if (!outcome.ok)
      throw new Error(`The ballot was refused: ${outcome.error?.code} ${outcome.error?.message}`);
  }

  /** Answers the new question's id. */
  async ask(text: string): Promise<string> {
    const questionId = ulid();
    const outcome = await this.connection.invoke<Outcome>('AskQuestion', {
      questionId,
      text,
      language: 'en',
    });
    if (!outcome.ok)
      throw new Error(`The question was refused: ${outcome.error?.code} ${outcome.error?.message}`);
    return questionId;
  }

  async stop(): Promise<void> {
    await this.connection.stop();
  }
}

export async function connect(
  server: string,
  hall: Hall,
  who: { key?: string },
): Promise<signalR.HubConnection> {
  const ticket = await post<{ hub: string; ticket: string }>(
    `${server}/api/halls/${hall.hallId}/tickets`,
    who,
  );
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(server + ticket.hub, {
      accessTokenFactory: () => ticket.ticket,
      skipNegotiation: true,
      transport: signalR.HttpTransportType.WebSockets,
    })
    .configureLogging(signalR.LogLevel.None)
    .build();
  // Frames come whether anybody here reads them or not.
  for (const name of ['Keyframe', 'Delta', 'Me', 'Notice', 'Ended', 'Presence'])
    connection.on(name, () => undefined);
  await connection.start();
  return connection;
}
