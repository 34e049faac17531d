import type { Share } from '../shares';

/** A result so small that only its form can be seen. */
export type Picture =
  | { readonly form: 'bars'; readonly bars: readonly Share[] }
  | { readonly form: 'words'; readonly words: readonly string[] }
  | { readonly form: 'figure'; readonly figure: number | undefined }
  | { readonly form: 'quotes'; readonly quotes: readonly { readonly id: string; readonly text: string }[] };
