import { call, type Answer } from '../../connection/api';

export interface ImportResult {
  readonly imported: number;
  readonly duplicates: number;
  readonly refused: readonly { readonly at: string | number; readonly message: string }[];
}

export interface RehearsalResult {
  readonly go: boolean;
  readonly lines: readonly { readonly name: string; readonly value: string; readonly ok: boolean }[];
}

const hallPath = (hallId: string) => `/api/halls/${encodeURIComponent(hallId)}`;

/** A file of fact-checks: ClaimReview, Google Fact Check or Data Commons JSON, or CSV. The server finds out which. */
export async function importClaims(hallId: string, key: string, file: File): Promise<Answer<ImportResult>> {
  const csv = /\.(csv|tsv)$/i.test(file.name) || file.type === 'text/csv';
  return send(`${hallPath(hallId)}/claims`, key, await file.text(), csv ? 'text/csv' : 'application/json');
}

/** A file of the record, as the browser saves it. Undefined where the server would not give it. */
export async function fetchRecord(
  hallId: string,
  key: string,
  kind: 'csv' | 'json',
): Promise<Blob | undefined> {
  try {
    const response = await fetch(`${hallPath(hallId)}/audit.${kind}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

export function rehearse(hallId: string, key: string, attendees: number): Promise<Answer<RehearsalResult>> {
  return call('POST', `${hallPath(hallId)}/rehearsals`, { attendees }, key, 180_000);
}

export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function send<T>(path: string, key: string, body: string, type: string): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': type, Authorization: `Bearer ${key}` },
      body,
    });
    const value = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (response.ok) return { ok: true, value: value as T, serverAheadMs: 0 };
    const code = typeof value.code === 'string' ? value.code : `http_${response.status}`;
    const message = [value.message, value.detail, value.title].find((each) => typeof each === 'string');
    return {
      ok: false,
      status: response.status,
      error: { code, message: (message as string) ?? response.statusText },
    };
  } catch {
    return { ok: false, status: 0, error: { code: 'disconnected', message: '' } };
  }
}
