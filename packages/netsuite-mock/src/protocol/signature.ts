import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodePercent } from './percent.js';

/** The two shared secrets that sign a request; `tokenSecret` is empty before a token exists. */
export interface SigningSecrets {
  readonly consumerSecret: string;
  readonly tokenSecret: string;
}

/** HMAC-SHA256 of the base string, in base64; the key is both secrets, encoded and joined by `&` (RFC 5849 section 3.4.2). */
function signBaseString(baseString: string, secrets: SigningSecrets): string {
  const key = `${encodePercent(secrets.consumerSecret)}&${encodePercent(secrets.tokenSecret)}`;
  return createHmac('sha256', key).update(baseString, 'utf8').digest('base64');
}

/** True when the signature is the right one. The time taken does not tell how much of it was right. */
export function isSignatureRight(signature: string, baseString: string, secrets: SigningSecrets): boolean {
  const expected = Buffer.from(signBaseString(baseString, secrets), 'utf8');
  const received = Buffer.from(signature, 'utf8');
  return expected.length === received.length && timingSafeEqual(expected, received);
}
