import { currentLanguage } from './words.svelte';

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = currentLanguage() + JSON.stringify(options);
  let found = formats.get(name);
  if (!found) formats.set(name, (found = new Intl.NumberFormat(currentLanguage(), options)));
  return found;
}

/** A number in the person's language, with at most `digits` decimals. */
export function number(value: number, digits = 2): string {
  return format({ maximumFractionDigits: digits }).format(value);
}

/** A share (0 to 1) as whole percent. */
export function percent(share: number): string {
  return format({ style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Seconds as `m:ss`. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const digits = format({ minimumIntegerDigits: 2 });
  return `${number(Math.floor(whole / 60))}:${digits.format(whole % 60)}`;
}
