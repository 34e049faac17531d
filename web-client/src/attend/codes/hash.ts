/** A single-use code behind the `#` of an address, which browsers send to nobody. */
export function codeInHash(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? undefined;
}
