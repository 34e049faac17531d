declare module '@messageformat/core/compile-module' {
  import type MessageFormat from '@messageformat/core';
  /** Source text of a module whose default export maps each key to its message function. */
  export default function compileModule(format: MessageFormat, messages: Record<string, string>): string;
}
