import { decodePercent } from './percent.js';

/** What an `Authorization` header holds once parsed. */
export type AuthorizationHeader =
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason: string; readonly parameter?: string }
  | {
      readonly kind: 'oauth';
      /** Left out of the base string, so it is kept apart. */
      readonly realm: string | undefined;
      /** Decoded protocol parameters, each name once, `realm` not among them. */
      readonly parameters: ReadonlyMap<string, string>;
    };

const SCHEME = /^OAuth[ \t]+/i;
const NAME = /[A-Za-z0-9\-._~%]+/y;
const SEPARATOR = /[ \t]*,[ \t]*/y;
const ENCODED_VALUE = /^[A-Za-z0-9\-._~%]*$/;
const LONGEST_HEADER = 16_384;

/**
 * Parses an OAuth 1.0 `Authorization` header strictly: `name="value"` pairs parted by commas, every value quoted and
 * percent-encoded (RFC 5849 sections 3.5.1 and 3.6), no name twice, no value empty. Takes time linear in the header's
 * length and never throws.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (a parameter must
 * appear once, be well-formed and not be empty).
 */
export function parseAuthorizationHeader(text: string | undefined): AuthorizationHeader {
  if (text === undefined || text.trim() === '') return { kind: 'absent', reason: 'no Authorization header' };
  const scheme = SCHEME.exec(text);
  if (scheme === null) return { kind: 'absent', reason: 'the Authorization scheme is not OAuth' };
  if (text.length > LONGEST_HEADER) return { kind: 'rejected', reason: 'the header is too long' };
  return readParameters(text.trimEnd(), scheme[0].length);
}

function readParameters(text: string, start: number): AuthorizationHeader {
  const parameters = new Map<string, string>();
  let realm: string | undefined;
  let at = start;
  while (at < text.length) {
    const pair = readPair(text, at);
    if (pair.kind === 'rejected') return pair;
    const seen = pair.name === 'realm' ? realm !== undefined : parameters.has(pair.name);
    if (seen) return rejected('the parameter appears twice', pair.name);
    if (pair.value === '') return rejected('the parameter is empty', pair.name);
    if (pair.name === 'realm') realm = pair.value;
    else parameters.set(pair.name, pair.value);
    at = pair.end;
    if (at === text.length) break;
    SEPARATOR.lastIndex = at;
    if (!SEPARATOR.test(text)) return rejected('a comma is missing after the parameter', pair.name);
    at = SEPARATOR.lastIndex;
    if (at === text.length) return rejected('the header ends in a comma');
  }
  return { kind: 'oauth', realm, parameters };
}

type Pair =
  | { readonly kind: 'pair'; readonly name: string; readonly value: string; readonly end: number }
  | Extract<AuthorizationHeader, { kind: 'rejected' }>;

function readPair(text: string, start: number): Pair {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return rejected('a parameter name is malformed');
  const open = start + name.length;
  if (text[open] !== '=' || text[open + 1] !== '"') return rejected('the value is not quoted', name);
  const close = text.indexOf('"', open + 2);
  if (close < 0) return rejected('the closing quote is missing', name);
  const raw = text.slice(open + 2, close);
  const decodedName = decodePercent(name);
  const value = ENCODED_VALUE.test(raw) ? decodePercent(raw) : undefined;
  if (decodedName === undefined || value === undefined)
    return rejected('the value is not percent-encoded', name);
  return { kind: 'pair', name: decodedName, value, end: close + 1 };
}

function rejected(reason: string, parameter?: string): Extract<AuthorizationHeader, { kind: 'rejected' }> {
  return parameter === undefined ? { kind: 'rejected', reason } : { kind: 'rejected', reason, parameter };
}
