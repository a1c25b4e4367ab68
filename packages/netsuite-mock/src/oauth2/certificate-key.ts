import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { KeyKind } from './oauth2-records.js';

/** What the mock keeps of an uploaded certificate. */
export interface CertificateKey {
  readonly publicKeyPem: string;
  readonly keyKind: KeyKind;
  /** From the certificate; absent where a bare public key was given. */
  readonly validFromMs?: number;
  readonly validUntilMs?: number;
}

const RSA_BITS: readonly (number | undefined)[] = [3072, 4096];
const CURVES: Readonly<Record<string, KeyKind>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/**
 * Reads a certificate (X.509, PEM) or, as an ease of the mock, a public key in PEM. Throws an `Error` unless its key is RSA
 * of 3072 or 4096 bits, or elliptic on P-256, P-384 or P-521.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_162755332391.html
 */
export function readCertificateKey(pem: string): CertificateKey {
  const { publicKey, ...validity } = parse(pem);
  const keyKind = kindOf(publicKey);
  if (keyKind === undefined)
    throw failure(
      'its key is of a kind that NetSuite refuses. Use RSA of 3072 or 4096 bits, or EC P-256, P-384 or P-521',
    );
  return { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), keyKind, ...validity };
}

function parse(pem: string): {
  readonly publicKey: KeyObject;
  readonly validFromMs?: number;
  readonly validUntilMs?: number;
} {
  try {
    if (pem.includes('BEGIN PUBLIC KEY')) return { publicKey: createPublicKey(pem) };
    const { publicKey, validFrom, validTo } = new X509Certificate(pem);
    return { publicKey, validFromMs: Date.parse(validFrom), validUntilMs: Date.parse(validTo) };
  } catch {
    throw failure('it is not an X.509 certificate in PEM. Give the text from BEGIN to END CERTIFICATE');
  }
}

function kindOf(key: KeyObject): KeyKind | undefined {
  const { modulusLength, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return RSA_BITS.includes(modulusLength) ? 'RSA' : undefined;
  return key.asymmetricKeyType === 'ec' ? CURVES[namedCurve] : undefined;
}

function failure(reason: string): Error {
  return new Error(`Failed to upload the certificate: ${reason}.`);
}
