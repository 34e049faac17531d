import { currentLanguage } from './words.svelte';

/** Where the ten digits of other scripts begin, as phone keyboards write them; full-width ones are normalised before. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];

/**
 * The numbers that a person may mean by what they typed, the one that is meant in their language first; none where it is no number, two where one sign
 * can stand for thousands or for decimals: "1,000" is a thousand in English and one in German.
 */
export function readNumber(typed: string, language = currentLanguage()): number[] {
  const plain = [...typed.trim().normalize('NFKC')]
    .map(plainSign)
    .join('')
    // Marks of the writing direction, which some languages have before a minus.
    .replace(/[\u061c\u200e\u200f]/g, '')
    .replace(/(?<=\d)[\s'’٬](?=\d)/g, '');
  const parts = /^([+-]?)([\d.,٫]*\d[\d.,٫]*)$/.exec(plain);
  if (!parts) return [];
  const [, sign, digits] = parts as unknown as [string, string, string];
  return meanings(digits, language).map((meant) => Number(sign + meant));
}

/** The number a person typed, as it is read in their language; undefined where it is none. */
export function parseNumber(typed: string, language = currentLanguage()): number | undefined {
  return readNumber(typed, language)[0];
}

/** The sign by which a language divides decimals. */
function decimalSign(language: string): ',' | '.' {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(1.5).includes(',') ? ',' : '.';
}

function plainSign(character: string): string {
  const code = character.codePointAt(0)!;
  const zero = zeros.find((each) => code >= each && code <= each + 9);
  if (zero !== undefined) return String(code - zero);
  return character === '\u2212' ? '-' : character;
}

function meanings(digits: string, language: string): string[] {
  const signs = [...digits].filter((each) => /[.,٫]/.test(each));
  const decimal = signs.includes('٫') ? '٫' : signs.at(-1);
  if (decimal === undefined) return [digits];
  const asDecimal = withDecimal(digits, decimal);
  const asThousands = decimal === '٫' ? undefined : withThousands(digits, decimal);
  const both = decimalSign(language) === decimal ? [asDecimal, asThousands] : [asThousands, asDecimal];
  return both.filter((meant) => meant !== undefined);
}

/** The last sign divides decimals; what stands before it may be grouped by the other one. */
function withDecimal(digits: string, decimal: string): string | undefined {
  const [whole = '', part = '', ...more] = digits.split(decimal);
  if (more.length > 0 || /[.,٫]/.test(part)) return undefined;
  const group = decimal === ',' ? '.' : ',';
  const plain = whole.includes(group) ? withThousands(whole, group) : whole;
  return plain === undefined ? undefined : `${plain || '0'}.${part || '0'}`;
}

/** The sign divides thousands, and nothing else does. */
function withThousands(digits: string, group: string): string | undefined {
  const groups = digits.split(group);
  const fits = groups.every((each, place) => (place === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(each));
  return fits ? groups.join('') : undefined;
}
