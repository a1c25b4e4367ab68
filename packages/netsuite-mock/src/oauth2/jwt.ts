/** The parts of a JSON Web Token, decoded but not verified. */
export interface Jwt {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** What is signed: the first two parts as they came. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const PART = /^[A-Za-z0-9_-]+$/;
const LONGEST = 65_536;

/** Decodes a JWT in compact form (RFC 7519), or gives `undefined` for any other text. Never throws. */
export function decodeJwt(text: string): Jwt | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text.split('.');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => PART.test(part))) return undefined;
  const header = decodeObject(first);
  const payload = decodeObject(second);
  if (header === undefined || payload === undefined) return undefined;
  return { header, payload, signed: `${first}.${second}`, signature: Buffer.from(third, 'base64url') };
}

function decodeObject(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
