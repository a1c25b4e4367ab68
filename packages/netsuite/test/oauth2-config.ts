import { generateKeyPairSync } from 'node:crypto';
import { createSecret } from '@onlink/core';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import type { Oauth2Config } from '../src/account/config-schema.js';

/** A key pair in PEM. */
export interface PemPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

const PAIRS = new Map<string, PemPair>();

/** A pair of this kind, made once for a file of tests: `RSA-3072`, or a curve such as `P-256`. */
export function pemPair(kind = 'P-256', nth = 0): PemPair {
  const name = `${kind}#${nth}`;
  const pair = PAIRS.get(name) ?? newPair(kind);
  PAIRS.set(name, pair);
  return pair;
}

function newPair(kind: string): PemPair {
  const { publicKey, privateKey } = kind.startsWith('RSA-')
    ? generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) })
    : generateKeyPairSync('ec', { namedCurve: kind });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Sets OAuth 2.0 up in the mock's account, as an administrator does, and gives the configuration that goes with it. */
export function oauth2ConfigOf(mock: NetsuiteMock, kind = 'P-256'): Oauth2Config {
  const { account, credentials } = mock;
  account.setIntegrationBoxes({ clientCredentials: true, scopes: ['rest_webservices', 'restlets'] });
  account.setPermissionLevel('Log in using OAuth 2.0 Access Tokens', 'Full');
  const { publicKey, privateKey } = pemPair(kind);
  const { id: certificateId } = account.uploadCertificate({ certificate: publicKey });
  return {
    auth: 'oauth2',
    accountId: credentials.accountId,
    clientId: createSecret(credentials.consumerKey),
    certificateId,
    privateKey: createSecret(privateKey),
  };
}
