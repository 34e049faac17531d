import { call, type Answer } from '../../connection/api';
import type { ClaimsImport, RehearsalVerdict } from '../../contract/contract.gen';

/** The largest file of fact-checks that the server takes. */
export const largestClaimFileMB = 16;

const uploadMs = 120_000;
/** The server gives a rehearsal up after three minutes; its word on that should arrive. */
const rehearsalMs = 200_000;

const hallPath = (hallId: string) => `/api/halls/${encodeURIComponent(hallId)}`;

/** A file of fact-checks, as it is: ClaimReview, Google Fact Check or Data Commons JSON, or CSV. The server finds out which, and in which letters. */
export function importClaims(hallId: string, key: string, file: File): Promise<Answer<ClaimsImport>> {
  return call('POST', `${hallPath(hallId)}/claims`, file, key, uploadMs);
}

/** A file of the record, as the browser saves it. Undefined where the server would not give it. */
export function fetchRecord(hallId: string, key: string, kind: 'csv' | 'json'): Promise<Blob | undefined> {
  return fetchFile(hallId, key, `audit.${kind}`);
}

/** A file that the server gives to the desk. Undefined where it would not. */
export async function fetchFile(hallId: string, key: string, file: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(`${hallPath(hallId)}/${file}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

export function rehearse(hallId: string, key: string, attendees: number): Promise<Answer<RehearsalVerdict>> {
  return call('POST', `${hallPath(hallId)}/rehearsals`, { attendees }, key, rehearsalMs);
}

export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
