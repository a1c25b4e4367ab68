const RESERVED = /[^A-Za-z0-9\-._~]/;

/** True for text that percent-encoding leaves as it is. */
export function isUnreserved(text: string): boolean {
  return !RESERVED.test(text);
}

const KEPT_BY_URI_COMPONENT = /[!'()*]/g;

/**
 * Percent-encodes text as OAuth 1.0 wants it: UTF-8 bytes, everything but letters, digits, `-._~` escaped, hex digits
 * in upper case (RFC 5849 section 3.6). Never throws; a lone surrogate becomes U+FFFD.
 */
export function encodePercent(text: string): string {
  if (!RESERVED.test(text)) return text;
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    // Only a lone surrogate does that.
    encoded = encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
  }
  return encoded.replace(
    KEPT_BY_URI_COMPONENT,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Decodes percent-encoded text, or gives `undefined` when an escape is cut short, is not hexadecimal, or the bytes are
 * not UTF-8.
 */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
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
