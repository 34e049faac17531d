import type * as signalR from '@microsoft/signalr';
import { ulid } from 'ulid';
import { connect, type Hall } from './hall.ts';

interface Outcome {
  readonly ok: boolean;
  readonly state?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Someone who asks without a browser. */
export class Asker {
  private constructor(private readonly connection: signalR.HubConnection) {}

  static async of(server: string, hall: Hall): Promise<Asker> {
    return new Asker(await connect(server, hall, {}));
  }

  /** Answers the new question's id. */
  async ask(text: string, language = 'en'): Promise<string> {
    const questionId = ulid();
    const outcome = await this.connection.invoke<Outcome>('AskQuestion', { questionId, text, language });
    if (!outcome.ok) throw new Error(`Asking was refused: ${outcome.error?.code} ${outcome.error?.message}`);
    return questionId;
  }

  async stop(): Promise<void> {
    await this.connection.stop();
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
