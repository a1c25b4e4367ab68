import { encodePercent, isUnreserved, parseFormPairs } from './percent.js';
import type { ProtocolParameters } from './protocol-parameters.js';
import type { ReceivedUrl } from './received-url.js';

/** What goes into an OAuth 1.0 signature base string. */
export interface BaseStringInput {
  readonly method: string;
  readonly url: ReceivedUrl;
  /** Parameters of the Authorization header; `oauth_signature` is skipped, `realm` must not be among them. */
  readonly headerParameters: ProtocolParameters;
  /** The body's text, only where its Content-Type is `application/x-www-form-urlencoded`. */
  readonly formBody?: string;
}

/**
 * Builds the signature base string: method, base URI, normalised parameters (RFC 5849 section 3.4.1).
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export function signatureBaseString(input: BaseStringInput): string {
  const { method, url, headerParameters, formBody } = input;
  const pairs: Pair[] = [];
  for (const [name, value] of headerParameters)
    if (name !== 'oauth_signature') insert(pairs, encodedPair(name, value));
  for (const [name, value] of parseFormPairs(url.query)) insert(pairs, encodedPair(name, value));
  if (formBody !== undefined)
    for (const [name, value] of parseFormPairs(formBody)) insert(pairs, encodedPair(name, value));
  let base = `${method.toUpperCase()}&${encodedOrigin(url.origin)}${encodePercent(url.path)}&`;
  for (let index = 0; index < pairs.length; index += 1) {
    const { name = '', value = '' } = pairs[index] ?? {};
    base += index === 0 ? `${name}%3D${value}` : `%26${name}%3D${value}`;
  }
  return base;
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/**
 * Encodes twice, once as a parameter and once as a part of the base string. The order of pairs is that of the first
 * encoding; the second keeps it, as it turns `%`, the smallest character there, into `%25`.
 */
function encodedPair(name: string, value: string): Pair {
  return {
    name: isUnreserved(name) ? name : encodePercent(encodePercent(name)),
    value: isUnreserved(value) ? value : encodePercent(encodePercent(value)),
  };
}

/** Few pairs that are nearly in order: a sort would take longer. */
function insert(pairs: Pair[], pair: Pair): void {
  let at = pairs.length;
  pairs.push(pair);
  for (; at > 0; at -= 1) {
    const before = pairs[at - 1];
    if (before === undefined || !isBefore(pair, before)) break;
    pairs[at] = before;
  }
  pairs[at] = pair;
}

// Both sides are ASCII after encoding, so comparing UTF-16 units is comparing bytes.
function isBefore(left: Pair, right: Pair): boolean {
  return left.name === right.name ? left.value < right.value : left.name < right.name;
}

let lastOrigin = '';
let lastEncoded = '';

/** One mock has few origins, and most have one. */
function encodedOrigin(origin: string): string {
  if (origin !== lastOrigin) {
    lastOrigin = origin;
    lastEncoded = encodePercent(origin);
  }
  return lastEncoded;
}
