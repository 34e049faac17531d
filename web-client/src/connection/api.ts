import type {
  CreateHall,
  HallCreated,
  JoinInfo,
  Refusal,
  TicketGranted,
  TicketRequest,
} from '../contract/contract.gen';

/** The answer of an HTTP call; `status` 0 means that the server was not reached. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly serverAheadMs: number }
  | {
      readonly ok: false;
      readonly status: number;
      readonly error: Refusal;
      readonly retryAfterMs?: number;
    };

export function joinInfo(code: string): Promise<Answer<JoinInfo>> {
  return call('GET', `/api/join/${encodeURIComponent(code)}`);
}

export function ticket(hallId: string, request: TicketRequest): Promise<Answer<TicketGranted>> {
  return call('POST', `/api/halls/${encodeURIComponent(hallId)}/tickets`, request);
}

export function createHall(hall: CreateHall, creatorKey?: string): Promise<Answer<HallCreated>> {
  return call('POST', '/api/halls', hall, creatorKey);
}

export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  bearer?: string,
  patienceMs = 15_000,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        // A file has its own type, or none.
        ...(body === undefined || body instanceof Blob ? {} : { 'Content-Type': 'application/json' }),
        ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
      },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
      signal: AbortSignal.timeout?.(patienceMs),
    });
    const value: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { ok: true, value: value as T, serverAheadMs: serverAhead(response) };
    return { ok: false, status: response.status, error: refusal(value, response), ...retryAfter(response) };
  } catch {
    return { ok: false, status: 0, error: { code: 'disconnected', message: '' } };
  }
}

function refusal(body: unknown, response: Response): Refusal {
  const problem = (body ?? {}) as Record<string, unknown>;
  const text = [problem.message, problem.detail, problem.title].find((each) => typeof each === 'string');
  return {
    code: typeof problem.code === 'string' ? problem.code : `http_${response.status}`,
    message: text ?? response.statusText,
  };
}

function retryAfter(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
}

/** How far the server's clock is ahead of this device's, to a second: timers must end when the server says so. */
function serverAhead(response: Response): number {
  const date = Date.parse(response.headers.get('Date') ?? '');
  return Number.isNaN(date) ? 0 : date + 500 - Date.now();
}
