import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Jwt } from './jwt.js';
import type { Certificate, KeyKind } from './oauth2-records.js';

interface Algorithm {
  readonly hash: string;
  readonly keyKind: KeyKind;
}

/** Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html; RS256 is not in it. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  PS256: { hash: 'sha256', keyKind: 'RSA' },
  PS384: { hash: 'sha384', keyKind: 'RSA' },
  PS512: { hash: 'sha512', keyKind: 'RSA' },
  ES256: { hash: 'sha256', keyKind: 'P-256' },
  ES384: { hash: 'sha384', keyKind: 'P-384' },
  ES512: { hash: 'sha512', keyKind: 'P-521' },
};

/** The algorithm of that name, where a client assertion may be signed by it. */
export function assertionAlgorithm(name: unknown): Algorithm | undefined {
  return typeof name === 'string' && Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const IEEE = { dsaEncoding: 'ieee-p1363' } as const;

/** True when the assertion was signed by the certificate's key. Never throws. */
export function isAssertionSigned(jwt: Jwt, algorithm: Algorithm, certificate: Certificate): boolean {
  const how = algorithm.keyKind === 'RSA' ? PSS : IEEE;
  try {
    const key = publicKeyOf(certificate);
    return verify(algorithm.hash, Buffer.from(jwt.signed, 'latin1'), { key, ...how }, jwt.signature);
  } catch {
    return false;
  }
}

const KEYS = new WeakMap<Certificate, KeyObject>();

function publicKeyOf(certificate: Certificate): KeyObject {
  const kept = KEYS.get(certificate);
  if (kept !== undefined) return kept;
  const key = createPublicKey(certificate.publicKeyPem);
  KEYS.set(certificate, key);
  return key;
}
