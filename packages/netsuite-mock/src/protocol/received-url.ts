/** The parts of a URL, exactly as they were received: nothing is resolved, decoded or re-encoded. */
export interface ReceivedUrl {
  /** `scheme://host[:port]` in lower case, default ports dropped (RFC 5849 section 3.4.1.2). */
  readonly origin: string;
  /** Path with its escapes; `/` when the URL has none. */
  readonly path: string;
  /** Query without the question mark; empty when there is none. */
  readonly query: string;
}

const URL_PARTS = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

/**
 * Splits an absolute URL. `publicUrl`, when given, replaces the origin: behind a proxy the client signs the address it
 * called and not the one the mock listens on. Returns `undefined` for text that is not an absolute URL.
 */
export function splitReceivedUrl(url: string, publicUrl?: string): ReceivedUrl | undefined {
  const parts = URL_PARTS.exec(url);
  if (parts === null) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = parts;
  if (publicUrl !== undefined) {
    const outside = splitReceivedUrl(publicUrl);
    if (outside !== undefined) return { origin: outside.origin, path: path === '' ? '/' : path, query };
  }
  const lowerScheme = scheme.toLowerCase();
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const defaultPort = DEFAULT_PORTS[lowerScheme];
  const bareHost =
    defaultPort !== undefined && host.endsWith(defaultPort) ? host.slice(0, -defaultPort.length) : host;
  return { origin: `${lowerScheme}://${bareHost}`, path: path === '' ? '/' : path, query };
}

const NETSUITE_HOST = /^https?:\/\/([a-z0-9-]+)\.(suitetalk|restlets|app)(?:\.api)?\.netsuite\.com$/;

/** The service that a host of NetSuite's own is for; `undefined` for other hosts, which serve everything. */
export function hostService(url: ReceivedUrl): string | undefined {
  return NETSUITE_HOST.exec(url.origin)?.[2];
}

/** The account's label in a host of NetSuite's own, such as `1234567-sb1`; `undefined` for other hosts. */
export function hostLabel(url: ReceivedUrl): string | undefined {
  return NETSUITE_HOST.exec(url.origin)?.[1];
}
