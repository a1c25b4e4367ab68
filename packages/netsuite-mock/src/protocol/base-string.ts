import { encodePercent, parseFormPairs } from './percent.js';
import type { ReceivedUrl } from './received-url.js';

/** What goes into an OAuth 1.0 signature base string. */
export interface BaseStringInput {
  readonly method: string;
  readonly url: ReceivedUrl;
  /** Parameters of the Authorization header; `oauth_signature` is skipped, `realm` must not be among them. */
  readonly headerParameters: ReadonlyMap<string, string>;
  /** The body's text, only where its Content-Type is `application/x-www-form-urlencoded`. */
  readonly formBody?: string;
}

/**
 * Builds the signature base string: method, base URI, normalised parameters (RFC 5849 section 3.4.1).
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export function signatureBaseString(input: BaseStringInput): string {
  const pairs: (readonly [string, string])[] = [...input.headerParameters]
    .filter(([name]) => name !== 'oauth_signature')
    .concat(parseFormPairs(input.url.query).map(([name, value]) => [name, value]))
    .concat(parseFormPairs(input.formBody ?? '').map(([name, value]) => [name, value]));
  const normalised = pairs
    .map(([name, value]) => [encodePercent(name), encodePercent(value)] as const)
    .sort(byNameThenValue)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const baseUri = `${input.url.origin}${input.url.path}`;
  return `${input.method.toUpperCase()}&${encodePercent(baseUri)}&${encodePercent(normalised)}`;
}

// Both sides are ASCII after encoding, so comparing UTF-16 units is comparing bytes.
function byNameThenValue(left: readonly [string, string], right: readonly [string, string]): number {
  if (left[0] !== right[0]) return left[0] < right[0] ? -1 : 1;
  if (left[1] === right[1]) return 0;
  return left[1] < right[1] ? -1 : 1;
}
