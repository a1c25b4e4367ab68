import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createNetsuiteMock,
  isTokenPassportSigned,
  type TokenPassport,
  tokenPassportBaseString,
} from '../../src/index.js';

/** Published by Oracle; the second's signature is computed from its published values. */
const VECTORS = [
  {
    source: 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html',
    passport: {
      account: '123456',
      consumerKey: 'ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4',
      token: '2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc',
      nonce: 'fjaLirsIcCGVZWzBX0pg',
      timestamp: '1508242306',
      signature: 'tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=',
    },
    consumerSecret: 'd26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5',
    tokenSecret: 'c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295',
  },
  {
    source: 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4395630653.html',
    passport: {
      account: '1234567',
      consumerKey: '71cc02b731f05895561ef0862d71553a3ac99498a947c3b7beaf4a1e4a29f7c4',
      token: '89e08d9767c5ac85b374415725567d05b54ecf0960ad2470894a52f741020d82',
      nonce: '6obMKq0tmY8ylVOdEkA1',
      timestamp: '1439829974',
      signature: 'FCghIZqXNetuZY8ILWOFH0ucdfzQOmAuL+q+kF21zPs=',
    },
    consumerSecret: '7278da58caf07f5c336301a601203d10a58e948efa280f0618e25fcee1ef2abd',
    tokenSecret: '060cd9ab3ffbbe1e3d3918e90165ffd37ab12acc76b4691046e2d29c7d7674c2',
  },
];

describe('a SOAP tokenPassport', () => {
  it.each(VECTORS)('of $source is signed by its secrets and no others', ({ passport, ...secrets }) => {
    expect(isTokenPassportSigned(passport, secrets)).toBe(true);
    expect(isTokenPassportSigned(passport, { ...secrets, tokenSecret: 'x' })).toBe(false);
    expect(isTokenPassportSigned({ ...passport, nonce: 'another' }, secrets)).toBe(false);
  });

  it('joins its five values by a plain ampersand', () => {
    const passport = { account: '1_SB1', consumerKey: 'c k', token: 't', nonce: 'n', timestamp: '1' };
    expect(tokenPassportBaseString(passport)).toBe('1_SB1&c%20k&t&n&1');
  });
});

function signedBy(mock: ReturnType<typeof createNetsuiteMock>, changes: TokenPassport = {}): TokenPassport {
  const { accountId, consumerKey, tokenId, consumerSecret, tokenSecret } = mock.credentials;
  const passport: TokenPassport = {
    account: accountId,
    consumerKey,
    token: tokenId,
    nonce: 'abcdefghij0123456789',
    timestamp: String(Math.floor(mock.clock.now() / 1000)),
    algorithm: 'HMAC-SHA256',
    ...changes,
  };
  const base = [passport.account, passport.consumerKey, passport.token, passport.nonce, passport.timestamp];
  const signature = createHmac('sha256', `${consumerSecret}&${tokenSecret}`)
    .update(base.join('&'))
    .digest('base64');
  return { signature, ...passport };
}

// Words: the column of SOAP in https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html
describe('a tokenPassport judged by an account', () => {
  it.each(['HMAC-SHA256', 'HMAC_SHA256'])('is good once, signed by %s', (algorithm) => {
    const mock = createNetsuiteMock({ employees: 0 });
    const passport = signedBy(mock, { algorithm });
    expect(mock.verifyTokenPassport(passport)).toMatchObject({ detail: '' });
    expect(mock.verifyTokenPassport(passport).detail).toBe('NonceUsed');
    expect(mock.loginAuditTrail.map(({ status }) => status)).toEqual(['Success', 'Failure']);
  });

  it.each<readonly [TokenPassport, string]>([
    [{ nonce: '' }, 'MissingTokenPassportRequiredFields'],
    [{ account: '' }, 'MissingTokenPassportRequiredFields'],
    [{ algorithm: 'HMAC-SHA1' }, 'UnknownAlgorithm'],
    [{ timestamp: '1' }, 'InvalidTimestamp'],
    [{ consumerKey: 'x' }, 'consumer_key_unknown'],
    [{ token: 'x' }, 'token_rejected'],
    [{ signature: 'x' }, 'InvalidSignature'],
  ])('with %j is refused as %s', (changes, detail) => {
    const mock = createNetsuiteMock({ employees: 0 });
    expect(mock.verifyTokenPassport(signedBy(mock, changes)).detail).toBe(detail);
  });

  it('needs no REST Web Services', () => {
    const mock = createNetsuiteMock({ employees: 0 });
    mock.account.withholdPermission('REST Web Services');
    expect(mock.verifyTokenPassport(signedBy(mock)).detail).toBe('');
  });
});
