import type { DecisionView } from '../../contract/contract.gen';
import { refusalText } from '../../words/refusals';
import { currentLanguage, hasMessage, t, type MessageKey } from '../../words/words.svelte';
import type { Desk } from '../desk.svelte';
import { roleName } from '../roleName';
import type { Failure } from './verdicts/failures';

/** A code in words; one that a newer server made stays as it is. */
export function codeText(
  kind: 'state' | 'reason' | 'flag' | 'flagState' | 'act' | 'trail',
  code: string,
): string {
  const key = `queue.${kind}_${code}`;
  return hasMessage(key) ? t(key as MessageKey) : code;
}

/** What a rule saw, in plain words. The end of its id may name a language: `list.hold.fr`. */
export function ruleText(id: string): string {
  const parts = id.split('.');
  const key = [parts, parts.slice(0, 2)].map((some) => `queue.rule_${some.join('_')}`).find(hasMessage);
  return key ? t(key as MessageKey) : t('queue.rule_other', { rule: id });
}

export function personName(desk: Desk, id: string, name?: string): string {
  if (id === 'system') return t('queue.system');
  if (id === desk.hall.me?.attendeeId) return t('queue.you');
  const person = desk.hall.staff.find((one) => one.attendeeId === id);
  return name || person?.displayName || (person ? roleName(person.role) : t('queue.colleague'));
}

/** "Approved by Amina". */
export function didText(desk: Desk, decision: DecisionView): string {
  const key = `queue.did_${decision.action}`;
  const who = personName(desk, decision.by, decision.name);
  return t((hasMessage(key) ? key : 'queue.did_other') as MessageKey, { who, action: decision.action });
}

/** "Approved by Amina, 18:04:12". */
export function didAtText(desk: Desk, decision: DecisionView): string {
  return t('queue.didAt', { did: didText(desk, decision), time: clockTime(decision.at) });
}

/** Why a verdict did not go through, and what happened instead. */
export function whyNot(desk: Desk, failure: Failure): string {
  const { error, decision } = failure;
  const meanwhile = decision ? t('queue.meanwhile', { did: didAtText(desk, decision) }) : '';
  const key = `queue.why_${error.code}`;
  const why = hasMessage(key) ? t(key as MessageKey) : refusalText(error);
  return [why, meanwhile].filter(Boolean).join(' ');
}

export function clockTime(at: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'medium' }).format(new Date(at));
}

export function dayText(day: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** How long something waits: "40 s", "12 min", "3 hr". */
export function waited(since: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  const [value, unit]: [number, string] =
    seconds < 60
      ? [seconds < 10 ? Math.max(1, seconds) : Math.floor(seconds / 10) * 10, 'second']
      : seconds < 3600
        ? [Math.floor(seconds / 60), 'minute']
        : seconds < 86_400
          ? [Math.floor(seconds / 3600), 'hour']
          : [Math.floor(seconds / 86_400), 'day'];
  return unitFormat(unit).format(value);
}

/** Formats are costly to make, and every row has an age. */
const formats = new Map<string, Intl.NumberFormat>();

function unitFormat(unit: string): Intl.NumberFormat {
  const key = `${currentLanguage()}/${unit}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, unitDisplay: 'short' });
    formats.set(key, format);
  }
  return format;
}

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
