import type { dragHandleZone } from 'svelte-dnd-action';

type Zone = typeof dragHandleZone;
interface Gone {
  destroy?: () => void;
}

const library = () => import('../../../design/drag');

/**
 * Dragging is heavier than all else of this kind, and the buttons do the same: so it comes after the form, and where it does
 * not come nothing is lost.
 */
export const sortable: Zone = (node, options) => {
  let newest = options;
  const zone = whenHere(({ dragHandleZone }) => dragHandleZone(node, newest));
  return {
    update(changed) {
      newest = changed;
      zone.now?.update?.(changed);
    },
    destroy: zone.end,
  };
};

/** The handle of a line. */
export function handle(node: HTMLElement): { destroy(): void } {
  return { destroy: whenHere(({ grip }) => grip(node)).end };
}

/** Starts something once the library is here, unless it is over before. */
function whenHere<T extends Gone>(start: (drag: Awaited<ReturnType<typeof library>>) => T) {
  let over = false;
  const started: { now?: T; end: () => void } = {
    end: () => {
      over = true;
      started.now?.destroy?.();
    },
  };
  library().then(
    (drag) => {
      if (!over) started.now = start(drag);
    },
    () => undefined,
  );
  return started;
}
