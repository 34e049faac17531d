import { call, type Answer } from '../../connection/api';
import type { CodeBatchList, CodesMade } from '../../contract/contract.gen';

const path = (hallId: string) => `/api/halls/${encodeURIComponent(hallId)}/codes`;

export function batches(hallId: string, key: string): Promise<Answer<CodeBatchList>> {
  return call('GET', path(hallId), undefined, key);
}

export function makeCodes(
  hallId: string,
  key: string,
  count: number,
  label: string | undefined,
): Promise<Answer<CodesMade>> {
  return call('POST', path(hallId), { count, label }, key);
}

export function revokeBatch(hallId: string, key: string, batch: string): Promise<Answer<unknown>> {
  return call('DELETE', `${path(hallId)}/${encodeURIComponent(batch)}`, undefined, key);
}

export function releaseCode(hallId: string, key: string, code: string): Promise<Answer<unknown>> {
  return call('POST', `${path(hallId)}/release`, { code }, key);
}

/** As it is printed and read out. */
export function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What a card's picture opens: the code stands in the part of an address that browsers send to nobody. */
export function codeLink(joinUrl: string, code: string): string {
  return `${joinUrl}#code=${code}`;
}

/** One line for each code: the code and its link. */
export function codesAsCsv(joinUrl: string, codes: readonly string[]): string {
  return ['code,link', ...codes.map((code) => `${code},${codeLink(joinUrl, code)}`), ''].join('\r\n');
}
