declare module 'virtual:words' {
  export interface Language {
    readonly tag: string;
    /** The language's name for itself. */
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
  }
  type Message = (args?: Record<string, unknown>) => string;
  export const languages: readonly Language[];
  export const loaders: Readonly<
    Record<string, Readonly<Record<string, () => Promise<{ default: Record<string, Message> }>>>>
  >;
}
