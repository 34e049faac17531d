import { currentLanguage } from './words.svelte';

/** Formats are costly to make and used for every bar of every frame, so one of each kind is kept for the language. */
const formats = new Map<string, Intl.NumberFormat>();
let formatsOf = '';

function format(kind: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const language = currentLanguage();
  if (formatsOf !== language) formats.clear();
  formatsOf = language;
  let found = formats.get(kind);
  if (!found) formats.set(kind, (found = new Intl.NumberFormat(language, options)));
  return found;
}

/** A number in the person's language, with at most `digits` decimals. */
export function number(value: number, digits = 2): string {
  return format(`number${digits}`, { maximumFractionDigits: digits }).format(value);
}

/** A number as somebody would type it: read back by `parseNumber` it is the same, which one with thousands set apart is not. */
export function typable(value: number, digits = 2, language = currentLanguage()): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits, useGrouping: false }).format(value);
}

/** A share (0 to 1) as whole percent. */
export function percent(share: number): string {
  return format('percent', { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Seconds as `m:ss`. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const digits = format('seconds', { minimumIntegerDigits: 2 });
  return `${number(Math.floor(whole / 60))}:${digits.format(whole % 60)}`;
}
