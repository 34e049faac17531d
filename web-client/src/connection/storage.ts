/** What survives a reload on this device. Private windows may forbid it; then it lives as long as the page. */
const memory = new Map<string, string>();

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
    memory.delete(name);
  } catch {
    memory.set(name, value);
  }
}

export function forget(name: string): void {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept there.
  }
}

export function namesUnder(prefix: string): string[] {
  const names = new Set(memory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) names.add(localStorage.key(i)!);
  } catch {
    // Only memory then.
  }
  return [...names].filter((name) => name.startsWith(prefix)).sort();
}

/** Calls back when another tab changed something under the prefix. */
export function onOtherTab(prefix: string, changed: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(prefix)) changed();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** Runs one tab at a time where the browser can (Web Locks need a secure context), else at once. */
export function oneTabAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return locks ? (locks.request(name, work) as Promise<T>) : work();
}
