import type { IncidentClock, IncidentView } from '../../contract/contract.gen';

export type ClockState = 'met' | 'metLate' | 'late' | 'soon' | 'running' | 'atClose';

export interface ClockReading {
  readonly name: string;
  readonly state: ClockState;
  /** To go, or past; absent where nothing runs. */
  readonly seconds?: number;
}

const soonMs = 60_000;

/** How a clock stands. It is late from the second it was due, whether the server has recorded that yet or not. */
export function read(clock: IncidentClock, now: number): ClockReading {
  const due = clock.due === undefined ? undefined : Date.parse(clock.due);
  const met = clock.met === undefined ? undefined : Date.parse(clock.met);
  const { name } = clock;
  if (met !== undefined) {
    const late = clock.breached === true || (due !== undefined && met > due);
    return { name, state: late ? 'metLate' : 'met' };
  }
  if (due === undefined) return { name, state: clock.breached ? 'late' : 'atClose' };
  const left = due - now;
  if (left <= 0 || clock.breached)
    return { name, state: 'late', seconds: Math.max(0, Math.floor(-left / 1000)) };
  return { name, state: left <= soonMs ? 'soon' : 'running', seconds: Math.ceil(left / 1000) };
}

/** The clock a person has to look at: one that is late, else the one that is due first. */
export function pressing(incident: IncidentView, now: number): ClockReading | undefined {
  if (incident.state === 'closed') return undefined;
  const open = incident.clocks.filter((clock) => clock.met === undefined).sort((a, b) => dueAt(a) - dueAt(b));
  return open[0] && read(open[0], now);
}

/** What is due when the hall closes comes last. On the wire a time may be a Date, which parses as well. */
function dueAt(clock: IncidentClock): number {
  return clock.due === undefined ? Infinity : Date.parse(clock.due);
}

/** Breaches nobody here was told of yet, each once: incident id and clock. */
export function newBreaches(
  incidents: readonly IncidentView[],
  told: ReadonlySet<string>,
): readonly { readonly key: string; readonly incident: IncidentView; readonly clock: string }[] {
  return incidents.flatMap((incident) =>
    incident.clocks
      .filter((clock) => clock.breached && clock.met === undefined && incident.state !== 'closed')
      .map((clock) => ({ key: `${incident.id}/${clock.name}`, incident, clock: clock.name }))
      .filter(({ key }) => !told.has(key)),
  );
}

/** 7 as 0:07, 754 as 12:34, an hour as 1:00:00. */
export function clockText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
