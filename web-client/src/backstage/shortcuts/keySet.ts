import { recall, remember } from '../../connection/storage';

/** The keys of one part of the desk: each a standard one, another that was chosen on this device, or an empty one for none. */
export class KeySet<N extends string> {
  readonly standard: Readonly<Record<N, string>>;
  private readonly kept: string;

  constructor(kept: string, standard: Readonly<Record<N, string>>) {
    this.kept = kept;
    this.standard = standard;
  }

  keys(): Readonly<Record<N, string>> {
    return { ...this.standard, ...this.chosen() };
  }

  nameOf(key: string | undefined): N | undefined {
    const keys = this.keys();
    return key ? (Object.keys(keys) as N[]).find((name) => keys[name] === key) : undefined;
  }

  /** Keeps another key; answers who has it already, and then keeps nothing. */
  choose(name: N, key: string): N | undefined {
    const taken = this.nameOf(key);
    if (taken && taken !== name) return taken;
    const changed = Object.entries<string>({ ...this.keys(), [name]: key });
    const chosen = changed.filter(([each, its]) => its !== this.standard[each as N]);
    remember(this.kept, JSON.stringify(Object.fromEntries(chosen)));
    return undefined;
  }

  restore(): void {
    remember(this.kept, '{}');
  }

  /** What was kept, without what nobody can press or a later version knows. */
  private chosen(): Partial<Record<N, string>> {
    try {
      const entries = Object.entries(JSON.parse(recall(this.kept) ?? '{}') as object);
      return Object.fromEntries(
        entries.filter(([name, key]) => name in this.standard && typeof key === 'string'),
      ) as Partial<Record<N, string>>;
    } catch {
      return {};
    }
  }
}
