import { dragHandle } from 'svelte-dnd-action';

/**
 * What fingers and mice drag a line by. The library makes its handles buttons that the Tab key stops at; keyboards and screen
 * readers have buttons of their own beside it here, so this one stays out of their way.
 */
export function grip(handle: HTMLElement): { destroy(): void } {
  // The library sets it again after each drag.
  Object.defineProperty(handle, 'tabIndex', { get: () => -1, set: () => undefined });
  const { destroy } = dragHandle(handle);
  handle.removeAttribute('role');
  return { destroy: () => destroy() };
}
