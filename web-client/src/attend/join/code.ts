/** A join code as the server knows it, from what people type: any case, with blanks or dashes; undefined if it is none. */
export function codeOf(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-Z0-9]{6}$/.test(code) ? code : undefined;
}
