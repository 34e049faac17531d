/** Dragging lines by their handles, in one piece for who loads it late. */
export { dragHandleZone } from 'svelte-dnd-action';
export { grip } from './grip';
