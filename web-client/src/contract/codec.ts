/** Turns what MessagePack carries (arrays by integer key) into objects and back. */
export interface Codec<T> {
  decode(wire: unknown): T;
  encode(value: T): unknown;
}

type Nested<T> = { [K in keyof T]?: Codec<NonNullable<T[K]>> };

/**
 * A type whose fields travel in the order of `keys`; `null` marks a place that is no longer used. Absent fields are nil on
 * the wire and no property here. Places past the known ones are left alone: a newer server may send more.
 */
export function record<T extends object>(
  keys: readonly ((keyof T & string) | null)[],
  nested: Nested<T> = {},
): Codec<T> {
  return {
    decode(wire) {
      if (!Array.isArray(wire)) throw new TypeError(`Not an array: ${String(wire)}`);
      const value: Record<string, unknown> = {};
      keys.forEach((key, place) => {
        const field: unknown = wire[place];
        if (key === null || field === null || field === undefined) return;
        value[key] = nested[key] ? nested[key].decode(field) : field;
      });
      return value as T;
    },
    encode(value) {
      return keys.map((key) => {
        const field = key === null ? undefined : value[key];
        if (key === null || field === null || field === undefined) return null;
        return nested[key] ? nested[key].encode(field) : field;
      });
    },
  };
}

export function list<T>(of: Codec<T>): Codec<readonly T[]> {
  return {
    decode: (wire) => (wire as unknown[]).map((item) => of.decode(item)),
    encode: (value) => value.map((item) => of.encode(item)),
  };
}

export function map<T>(of: Codec<T>): Codec<Readonly<Record<string, T>>> {
  const each = <A, B>(from: Record<string, A>, to: (item: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(from).map(([key, item]) => [key, to(item)]));
  return {
    decode: (wire) => each(wire as Record<string, unknown>, (item) => of.decode(item)),
    encode: (value) => each(value, (item) => of.encode(item)),
  };
}
