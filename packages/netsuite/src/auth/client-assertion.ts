import { constants, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { createFault, type Secret } from '@onlink/core';

/** How one kind of key signs (RFC 7518 section 3.1). NetSuite takes no RS256. */
interface Algorithm {
  readonly name: 'PS256' | 'ES256' | 'ES384' | 'ES512';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

/** Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html */
const BY_CURVE: { readonly [curve: string]: Algorithm } = {
  prime256v1: { name: 'ES256', hash: 'sha256' },
  secp384r1: { name: 'ES384', hash: 'sha384' },
  secp521r1: { name: 'ES512', hash: 'sha512' },
};

/** The least that NetSuite takes. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_162755332391.html */
const LEAST_RSA_BITS = 3_072;

/** A private key with the algorithm that fits it. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly algorithm: Algorithm;
}

/**
 * Reads a private key in PEM. Its line breaks may have become blanks, or the two characters `\n`, as happens in
 * environment variables and forms of one line.
 *
 * @throws a fault `netsuite/private-key` that says what is wrong with it, never a part of it
 */
export function readSigningKey(pem: Secret): SigningKey {
  const text = pem.reveal().replaceAll('\\n', '\n');
  const [, label = '', body = ''] = /-----BEGIN ([A-Z ]+)-----([\s\S]*?)-----END \1-----/.exec(text) ?? [];
  if (label === '') throw badKey('it is not in PEM: it must begin with -----BEGIN PRIVATE KEY-----');
  if (label === 'CERTIFICATE' || label.includes('PUBLIC'))
    throw badKey(`it is a ${label.toLowerCase()}; the key that was made together with it is needed`);
  if (label.includes('ENCRYPTED') || body.includes('ENCRYPTED')) {
    throw badKey(
      'it has a passphrase; write it without one by: openssl pkey -in key.pem -out key-without-passphrase.pem',
    );
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(`-----BEGIN ${label}-----\n${lines(body)}\n-----END ${label}-----\n`);
  } catch {
    throw badKey('it cannot be read; a part of it may be missing');
  }
  return { key, algorithm: algorithmOf(key) };
}

/** Signs a JWT (RFC 7515 section 3.1). */
export function signAssertion(
  { key, algorithm }: SigningKey,
  header: { readonly kid: string },
  claims: { readonly [name: string]: unknown },
): string {
  const signed = [{ typ: 'JWT', alg: algorithm.name, ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign(algorithm.hash, Buffer.from(signed), {
    key,
    // RFC 7518 sections 3.4 and 3.5: raw numbers for EC, a salt as long as the hash for RSA.
    dsaEncoding: 'ieee-p1363',
    ...(algorithm.name === 'PS256' && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  });
  return `${signed}.${signature.toString('base64url')}`;
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): Algorithm {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails;
  if (asymmetricKeyType === 'rsa') {
    if (modulusLength >= LEAST_RSA_BITS) return { name: 'PS256', hash: 'sha256' };
    throw badKey(`it is an RSA key of ${modulusLength} bits, and NetSuite takes 3072 or 4096`);
  }
  const algorithm = BY_CURVE[namedCurve];
  if (asymmetricKeyType === 'ec' && algorithm !== undefined) return algorithm;
  throw badKey(
    `it is of a kind that NetSuite does not take (${[asymmetricKeyType, namedCurve].join(' ').trim()}); use RSA 3072 or 4096, or EC P-256, P-384 or P-521`,
  );
}

/** The lines of a PEM body, whose blanks may have been line breaks (RFC 7468 section 2: 64 characters each). */
function lines(body: string): string {
  return body.replace(/\s+/g, '').replace(/.{64}(?=.)/g, '$&\n');
}

function badKey(reason: string): Error {
  const text =
    'Enter the private key of the certificate that was uploaded to NetSuite, in PEM, without a passphrase.';
  return createFault({
    blame: 'credentials',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/private-key',
    message: `Failed to read field "privateKey": ${reason}. ${text}`,
    fix: { pointer: '/privateKey', text },
  });
}
