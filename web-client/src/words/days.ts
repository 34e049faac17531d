import { currentLanguage } from './words.svelte';

/** A day as `yyyy-MM-dd` in the person's language; what is no day stays as it is. */
export function day(text: string): string {
  const date = new Date(`${text}T12:00:00`);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' }).format(date);
}

/** The time of day of a moment, by this device's clock. */
export function timeOfDay(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'short' }).format(date);
}
