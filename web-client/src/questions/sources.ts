/** A source people can follow, and the host they would come to. */
export interface Source {
  readonly href: string;
  /** In ASCII: look-alike letters of other alphabets show as `xn--`. */
  readonly host: string;
}

/** The http and https addresses among these, without a user name that would pass for the host; each once. */
export function sourcesOf(addresses: readonly string[]): readonly Source[] {
  const found = new Map<string, Source>();
  for (const address of addresses) {
    const source = sourceOf(address);
    if (source) found.set(source.href, source);
  }
  return [...found.values()];
}

function sourceOf(address: string): Source | undefined {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  url.username = '';
  url.password = '';
  return { href: url.href, host: url.host.replace(/^www\./, '') };
}

/** Every host once: what the wall can show of sources. */
export function hostsOf(addresses: readonly string[]): readonly string[] {
  return [...new Set(sourcesOf(addresses).map((source) => source.host))];
}
