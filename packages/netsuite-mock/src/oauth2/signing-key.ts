import { checkPrimeSync, createHash, createPrivateKey, type KeyObject } from 'node:crypto';

const PRIME_BYTES = 128;
const EXPONENT = 65_537n;

/** Keys kept: one takes a tenth of a second to make, and a process mostly has one account that needs one. */
const MOST_KEYS = 16;
const keys = new Map<string, KeyObject>();

/**
 * The RSA key of 2048 bits that a text stands for: always the same one, so that what an account signs depends on its seed
 * alone. No key of a real account may be made so.
 */
export function signingKeyFrom(text: string): KeyObject {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const [oldest] = keys.keys();
  if (keys.size >= MOST_KEYS && oldest !== undefined) keys.delete(oldest);
  const key = keyOf(primeFrom(`${text}\np`), primeFrom(`${text}\nq`));
  keys.set(text, key);
  return key;
}

/** The first prime from the number that the text is hashed to. Its two highest bits are set, so that two make 2048 bits. */
function primeFrom(text: string): bigint {
  const blocks = Array.from({ length: PRIME_BYTES / 32 }, (_, index) =>
    createHash('sha256').update(`${text}\n${index}`).digest(),
  );
  const bytes = Buffer.concat(blocks);
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | 1n;
  while (candidate % EXPONENT === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** Members of the key by RFC 7518 section 6.3. */
function keyOf(p: bigint, q: bigint): KeyObject {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const members = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const written = Object.entries(members).map(([name, value]) => [name, base64Url(value)]);
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(written) }, format: 'jwk' });
}

/** The inverse of a number by a modulus, by Euclid's algorithm. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [rest, divisor, factor, next] = [modulus, number % modulus, 0n, 1n];
  while (divisor !== 0n) {
    const quotient = rest / divisor;
    [rest, divisor] = [divisor, rest - quotient * divisor];
    [factor, next] = [next, factor - quotient * next];
  }
  return ((factor % modulus) + modulus) % modulus;
}

function base64Url(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
