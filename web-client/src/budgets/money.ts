import { currentLanguage } from '../words/words.svelte';

/** What an amount of minor units is of. */
export interface Money {
  readonly currency: string;
  readonly decimals: number;
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount in the person's language; without decimals where there are none. */
export function money(minor: number, { currency, decimals }: Money): string {
  const unit = 10 ** decimals;
  const digits = minor % unit === 0 ? 0 : decimals;
  const name = `${currentLanguage()} ${currency} ${digits}`;
  let format = formats.get(name);
  if (!format) {
    const amount = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(currentLanguage(), { style: 'currency', currency, ...amount });
    formats.set(name, format);
  }
  return format.format(minor / unit);
}

/** What somebody typed, such as `1250,50`, in minor units; undefined where it is no amount. */
export function minorUnits(text: string, decimals: number): number | undefined {
  const plain = text.trim().replace(/[\s']/g, '').replace(',', '.');
  const match = /^(\d{1,16})(?:\.(\d+))?$/.exec(plain);
  if (!match) return undefined;
  const cents = (match[2] ?? '').replace(/0+$/, '');
  if (cents.length > decimals) return undefined;
  const minor = Number(match[1] + cents.padEnd(decimals, '0'));
  return minor <= 1e15 ? minor : undefined;
}

/** Minor units as somebody would type them. */
export function typed(minor: number, decimals: number): string {
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  const cents = digits.slice(-decimals);
  return /^0+$/.test(cents) ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${cents}`;
}

/** Currencies without two decimals, ISO 4217. */
const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const thousandths = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

export function decimalsOf(currency: string): number {
  return whole.includes(currency) ? 0 : thousandths.includes(currency) ? 3 : 2;
}
