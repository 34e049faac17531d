import type * as signalR from '@microsoft/signalr';
import { ulid } from 'ulid';
import { connect, type Hall } from './hall.ts';

interface Outcome {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Someone who asks, upvotes and reports without a browser. */
export class Asker {
  private constructor(private readonly connection: signalR.HubConnection) {}

  static async of(server: string, hall: Hall): Promise<Asker> {
    return new Asker(await connect(server, hall, {}));
  }

  /** Answers the new question's id. */
  async ask(text: string, language = 'en'): Promise<string> {
    const questionId = ulid();
    await this.send('AskQuestion', { questionId, text, language });
    return questionId;
  }

  async edit(questionId: string, revision: number, text: string): Promise<void> {
    await this.send('EditQuestion', { questionId, revision, text });
  }

  async upvote(questionId: string, on = true): Promise<void> {
    await this.send('Upvote', { questionId, on });
  }

  async report(itemId: string, category: string): Promise<void> {
    await this.send('Flag', { itemId, category });
  }

  async stop(): Promise<void> {
    await this.connection.stop();
  }

  /** A refusal is a failure of the test. */
  private async send(method: string, argument: object): Promise<void> {
    const { ok, error } = await this.connection.invoke<Outcome>(method, argument);
    if (!ok) throw new Error(`${method} was refused: ${error?.code} ${error?.message}`);
  }
}

/** An entry of the record, as far as tests look at it. */
export interface Entry {
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly target?: string;
  readonly reason?: string;
}

async function asFacilitator<T>(server: string, hall: Hall, path: string): Promise<T> {
  const response = await fetch(`${server}/api/halls/${hall.hallId}${path}`, {
    headers: { authorization: `Bearer ${hall.keys.facilitator}` },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

export function record(server: string, hall: Hall): Promise<readonly Entry[]> {
  return asFacilitator(server, hall, '/audit.json');
}

/** Questions by state. */
export async function counts(server: string, hall: Hall): Promise<Readonly<Record<string, number>>> {
  const view = await asFacilitator<{ desk: { counts: Record<string, number> } }>(server, hall, '');
  return view.desk.counts;
}
