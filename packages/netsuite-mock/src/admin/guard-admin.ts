import { isIP } from 'node:net';

/** Header fields by lower-case name, as node:http has them. */
export type AdminHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Tells why a request may have come from a web page of somebody else; `undefined` where it has not. There is no login, so
 * a page that a person happens to look at must reach nothing on that person's machine: neither by posting across origins
 * (Origin and Sec-Fetch-Site tell) nor under a name of its own that it has made to lead here (Host tells).
 *
 * `ownHosts` are names the server is known by beside localhost; an IP address cannot be taken over in this way.
 *
 * Source: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site,
 * https://fetch.spec.whatwg.org/#origin-header
 */
export function refuseForeignPage(headers: AdminHeaders, ownHosts: readonly string[]): string | undefined {
  const [host, origin, site] = [textOf(headers['host']), headers['origin'], headers['sec-fetch-site']];
  if (!isOwnHost(host, ownHosts))
    return `The Host header "${host}" is not this server's. Use localhost, an IP address, or the name that the mock was told to listen on as its host.`;
  if (origin !== undefined && textOf(origin).replace(/^https?:\/\//i, '') !== host)
    return `A web page of "${textOf(origin)}" sent this, and the admin API takes no calls from other pages. Call it from a program instead.`;
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return `A web page of another site sent this (Sec-Fetch-Site: ${textOf(site)}), and the admin API takes no calls from other pages. Call it from a program instead.`;
  return undefined;
}

const NAME_AND_PORT = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/;

function isOwnHost(host: string, ownHosts: readonly string[]): boolean {
  const [, named = ''] = NAME_AND_PORT.exec(host.toLowerCase()) ?? [];
  const name = named.replace(/^\[|\]$/g, '');
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || ownHosts.includes(name);
}

function textOf(field: AdminHeaders[string]): string {
  return typeof field === 'string' ? field : (field?.join(', ') ?? '');
}
