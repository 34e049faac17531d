/**
 * The number a person typed, with a comma or a point and in any of the digits that phone keyboards of our languages
 * write; undefined where it is none.
 */
export function parseNumber(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u2212]/g, '-')
    // Spaces between thousands, and marks of the writing direction, which some languages have before a minus.
    .replace(/[\s\u00a0\u202f\u061c\u200e\u200f]/g, '')
    .replace(/[,\u066b]/g, '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
