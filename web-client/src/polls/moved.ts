/** Moves an item to another place; places outside the list are its ends. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const result = [...items];
  const [item] = result.splice(from, 1);
  if (item !== undefined) result.splice(Math.max(0, Math.min(to, items.length - 1)), 0, item);
  return result;
}
