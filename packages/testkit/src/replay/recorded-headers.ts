/** Request headers by names that speak of credentials. They are left out: nothing is matched by headers. */
const CREDENTIALS = /auth|token|secret|key|cookie|session|signature|password/i;

/** Reply headers that change each time, or that speak of the bytes on the wire, which are decoded when they are recorded. */
const NOT_REPLAYED = new Set([
  ...['date', 'set-cookie', 'set-cookie2', 'age', 'expires', 'connection', 'keep-alive', 'transfer-encoding'],
  ...['content-encoding', 'content-length', 'server-timing'],
]);

/** Headers that no option brings back. */
const NEVER = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'set-cookie2']);

/** The headers of a request that are written down. */
export function requestHeaders(headers: Headers, redact: (text: string) => string) {
  return pick(headers, (name) => !CREDENTIALS.test(name) && name !== 'date', redact);
}

/**
 * The headers of a reply that are written down.
 *
 * @param keep names of further ones, such as `date` where a connector reads the remote's clock
 */
export function replyHeaders(headers: Headers, keep: readonly string[], redact: (text: string) => string) {
  const kept = new Set(keep.map((name) => name.toLowerCase()).filter((name) => !NEVER.has(name)));
  return pick(headers, (name) => !NEVER.has(name) && (kept.has(name) || !NOT_REPLAYED.has(name)), redact);
}

function pick(headers: Headers, wanted: (name: string) => boolean, redact: (text: string) => string) {
  const entries = [...headers]
    .filter(([name]) => wanted(name) && redact(name) === name)
    .map(([name, value]) => [name, redact(value)]);
  return Object.fromEntries(entries) as { readonly [name: string]: string };
}
