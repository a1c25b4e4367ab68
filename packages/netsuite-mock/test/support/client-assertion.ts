import { constants, type KeyObject, sign } from 'node:crypto';

/** A client assertion's parts; what is `undefined` is left out. */
export interface AssertionInput {
  readonly privateKey: KeyObject;
  readonly alg?: string;
  readonly kid: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs a JWT as a client does (RFC 7515). */
export function clientAssertion({ privateKey, alg = 'ES256', kid, claims }: AssertionInput): string {
  const signed = `${encode({ typ: 'JWT', alg, kid })}.${encode(claims)}`;
  const hash = `sha${alg.slice(2)}`;
  const how = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { dsaEncoding: 'ieee-p1363' as const };
  return `${signed}.${sign(hash, Buffer.from(signed), { key: privateKey, ...how }).toString('base64url')}`;
}
