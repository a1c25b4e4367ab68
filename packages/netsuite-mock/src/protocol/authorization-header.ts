import { decodePercent, isUnreserved } from './percent.js';
import { ParameterList, type ProtocolParameters } from './protocol-parameters.js';

/** What an `Authorization` header holds once parsed. */
export type AuthorizationHeader =
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason: string; readonly parameter?: string }
  | {
      readonly kind: 'oauth';
      /** Left out of the base string, so it is kept apart. */
      readonly realm: string | undefined;
      /** Decoded protocol parameters, each name once, `realm` not among them. */
      readonly parameters: ProtocolParameters;
    };

const SCHEME = /^OAuth[ \t]+/i;
const LONGEST_HEADER = 16_384;
const QUOTE = 0x22;
const COMMA = 0x2c;
const ENCODED = /^[A-Za-z0-9\-._~%]*$/;

/**
 * Parses an OAuth 1.0 `Authorization` header strictly: `name="value"` pairs parted by commas, every value quoted and
 * percent-encoded (RFC 5849 sections 3.5.1 and 3.6), no name twice, no value empty. Takes time linear in the header's
 * length and never throws.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (a parameter must
 * appear once, be well-formed and not be empty).
 */
export function parseAuthorizationHeader(text: string | undefined): AuthorizationHeader {
  if (text === undefined) return { kind: 'absent', reason: 'no Authorization header' };
  const scheme = SCHEME.exec(text);
  if (scheme === null && text.trim() === '') return { kind: 'absent', reason: 'no Authorization header' };
  if (scheme === null) return { kind: 'absent', reason: 'the Authorization scheme is not OAuth' };
  if (text.length > LONGEST_HEADER) return rejected('the header is too long');
  return readParameters(text.trimEnd(), scheme[0].length);
}

/** Each login goes through here, so the text is searched and not stepped through. */
function readParameters(text: string, start: number): AuthorizationHeader {
  const parameters = new ParameterList();
  let realm: string | undefined;
  let at = start;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    const rawName = knownName(text, at, equals) ?? text.slice(at, equals < 0 ? text.length : equals);
    const name = decoded(rawName);
    if (name === undefined || name === '') return rejected('a parameter name is malformed');
    if (text.charCodeAt(equals + 1) !== QUOTE || equals < 0) return rejected('the value is not quoted', name);
    const close = text.indexOf('"', equals + 2);
    if (close < 0) return rejected('the closing quote is missing', name);
    const value = decoded(text.slice(equals + 2, close));
    if (value === undefined) return rejected('the value is not percent-encoded', name);
    if (name === 'realm' ? realm !== undefined : parameters.has(name))
      return rejected('the parameter appears twice', name);
    if (value === '') return rejected('the parameter is empty', name);
    if (name === 'realm') realm = value;
    else parameters.add(name, value);
    at = close + 1;
    if (at === text.length) break;
    at = blankEnd(text, at);
    if (text.charCodeAt(at) !== COMMA) return rejected('a comma is missing after the parameter', name);
    at = blankEnd(text, at + 1);
    if (at === text.length) return rejected('the header ends in a comma');
  }
  return { kind: 'oauth', realm, parameters };
}

function decoded(raw: string): string | undefined {
  if (isUnreserved(raw)) return raw;
  return ENCODED.test(raw) ? decodePercent(raw) : undefined;
}

/** Every parameter that NetSuite reads. */
const KNOWN_NAMES = [
  'oauth_consumer_key',
  'oauth_token',
  'oauth_nonce',
  'oauth_timestamp',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_version',
  'realm',
];

/** The name as a constant, which is found in a map sooner than a fresh text. */
function knownName(text: string, start: number, end: number): string | undefined {
  for (const name of KNOWN_NAMES)
    if (name.length === end - start && text.startsWith(name, start)) return name;
  return undefined;
}

function blankEnd(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at += 1;
  return at;
}

function rejected(reason: string, parameter?: string): Extract<AuthorizationHeader, { kind: 'rejected' }> {
  return parameter === undefined ? { kind: 'rejected', reason } : { kind: 'rejected', reason, parameter };
}
