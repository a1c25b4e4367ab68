const UNRESERVED_ONLY = /^[A-Za-z0-9\-._~]*$/;
const WELL_FORMED = /^(?:[^%]|%[0-9A-Fa-f]{2})*$/;

const ENCODED_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return UNRESERVED_ONLY.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/**
 * Percent-encodes text as OAuth 1.0 wants it: UTF-8 bytes, everything but letters, digits, `-._~` escaped, hex digits
 * in upper case (RFC 5849 section 3.6). Never throws; a lone surrogate becomes U+FFFD.
 */
export function encodePercent(text: string): string {
  if (UNRESERVED_ONLY.test(text)) return text;
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) encoded += ENCODED_BYTES[byte];
  return encoded;
}

/**
 * Decodes percent-encoded text, or gives `undefined` when an escape is cut short, is not hexadecimal, or the bytes are
 * not UTF-8.
 */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  if (!WELL_FORMED.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Splits a query or an `application/x-www-form-urlencoded` body into decoded pairs, `+` read as a space
 * (RFC 5849 section 3.4.1.3.1). A pair that cannot be decoded keeps its raw text: it then fails the signature, as the
 * client's own reading of it cannot be known.
 */
export function parseFormPairs(text: string): readonly (readonly [string, string])[] {
  if (text === '') return [];
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      const value = equals < 0 ? '' : part.slice(equals + 1);
      return [decodeFormPart(name), decodeFormPart(value)] as const;
    });
}

function decodeFormPart(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return decodePercent(spaced) ?? spaced;
}
