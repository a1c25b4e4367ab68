import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A self-signed certificate with its key. */
export interface SelfSigned {
  readonly certificate: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** What the certificate is of. */
export interface SelfSignedInput {
  /** `RSA-3072`, or a curve such as `P-256`. Default `P-256`. */
  readonly kind?: string;
  readonly validFromMs: number;
  readonly validUntilMs: number;
}

const ECDSA_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const RSA_SHA256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const COMMON_NAME = [0x55, 0x04, 0x03];

/** Makes an X.509 version 1 certificate (RFC 5280 section 4.1) by hand: the tests need no other program for it. */
export function selfSigned({ kind = 'P-256', validFromMs, validUntilMs }: SelfSignedInput): SelfSigned {
  const rsa = kind.startsWith('RSA-');
  const { privateKey, publicKey } = rsa ? rsaPair(kind) : generateKeyPairSync('ec', { namedCurve: kind });
  const algorithm = rsa
    ? der(0x30, der(0x06, RSA_SHA256), der(0x05, []))
    : der(0x30, der(0x06, ECDSA_SHA256));
  const name = der(0x30, der(0x31, der(0x30, der(0x06, COMMON_NAME), der(0x0c, Buffer.from('mock test')))));
  const body = der(
    0x30,
    der(0x02, [1]),
    algorithm,
    name,
    der(0x30, time(validFromMs), time(validUntilMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(0x30, body, algorithm, der(0x03, [0], signature));
  const lines = whole.toString('base64').replace(/.{1,64}/g, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
    privateKey,
    publicKey,
  };
}

const RSA_PAIRS = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

/** One pair a size: it takes a second to make. */
function rsaPair(kind: string) {
  const pair = RSA_PAIRS.get(kind) ?? generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) });
  RSA_PAIRS.set(kind, pair);
  return pair;
}

/** GeneralizedTime, which serves every year. */
function time(instantMs: number): Buffer {
  const digits = new Date(instantMs)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '');
  return der(0x18, Buffer.from(`${digits}Z`));
}

/** Tag, length and contents (ITU-T X.690). */
function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const contents = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = contents;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), contents]);
}
