import { describe, expect, it } from 'vitest';
import { CREDENTIAL_FIELDS, configSchema } from './config-schema.js';
import { remoteAccount, serviceUrls } from './remote-account.js';
import { upgradeConfig } from './upgrade-config.js';

const VALID = { accountId: '1234567', consumerKey: 'a', consumerSecret: 'b', tokenId: 'c', tokenSecret: 'd' };

const OAUTH2 = {
  auth: 'oauth2',
  accountId: '1234567',
  clientId: 'a',
  certificateId: 'b',
  privateKey: 'c',
};

const messagesFor = (raw: object): string[] =>
  configSchema.safeParse(raw).error?.issues.map(({ message }) => message) ?? [];

describe('configSchema', () => {
  it('trims every field', () => {
    const padded = Object.fromEntries(Object.entries(VALID).map(([name, value]) => [name, ` ${value}\n`]));
    expect(configSchema.parse(padded)).toEqual(VALID);
  });

  it.each(CREDENTIAL_FIELDS.tba)('refuses an empty %s and names it', (field) => {
    expect(messagesFor({ ...VALID, [field]: '  ' })).toEqual([expect.stringContaining(field)]);
  });

  it('names the field of a wrong account ID and does not repeat what was entered', () => {
    const [message] = messagesFor({ ...VALID, accountId: 'secret-pasted-here' });
    expect(message).toContain('accountId');
    expect(message).not.toContain('secret-pasted-here');
  });

  it('names the field of a wrong base URL', () => {
    expect(messagesFor({ ...VALID, baseUrl: 'http://proxy.invalid' })).toEqual([
      expect.stringContaining('baseUrl'),
    ]);
  });

  it('refuses a field that it does not know', () => {
    expect(configSchema.safeParse({ ...VALID, account: '1' }).success).toBe(false);
  });

  it('takes either way to sign in, and TBA where none is chosen', () => {
    const { data } = configSchema.safeParse(OAUTH2);
    expect(data).toEqual(OAUTH2);
    expect(configSchema.parse({ ...VALID, auth: 'tba' })).toEqual({ ...VALID, auth: 'tba' });
    expect(configSchema.safeParse({ ...OAUTH2, scopes: 'rest_webservices restlets' }).success).toBe(true);
  });

  it.each([
    [{ ...VALID, auth: 'oauth9' }, 'auth must be'],
    [{ ...OAUTH2, certificateId: ' ' }, 'certificateId'],
    [{ ...OAUTH2, privateKey: '' }, 'privateKey'],
    [{ ...OAUTH2, scopes: 'everything' }, 'rest_webservices'],
  ])('refuses %j and names the field', (raw, words) => {
    expect(messagesFor(raw)).toEqual([expect.stringContaining(words)]);
  });
});

const netsuiteHosts = (label: string): string[] => [
  `${label}.suitetalk.api.netsuite.com`,
  `${label}.restlets.api.netsuite.com`,
];

describe('remoteAccount', () => {
  it.each([
    [{ accountId: '1234567-sb1' }, '1234567_SB1', netsuiteHosts('1234567-sb1')],
    [{ accountId: 'tstdrv1234567', baseUrl: '' }, 'TSTDRV1234567', netsuiteHosts('tstdrv1234567')],
    [{ accountId: '1234567', baseUrl: 'http://127.0.0.1:8080/' }, '1234567', ['127.0.0.1:8080']],
    [{ accountId: '1234567', baseUrl: 'http://[::1]:8080' }, '1234567', ['[::1]:8080']],
    [{ accountId: '1234567', baseUrl: 'https://proxy.invalid:443/ns' }, '1234567', ['proxy.invalid']],
  ])('of %j has key %s and hosts %j', (config, key, hosts) => {
    expect(remoteAccount(config)).toEqual({ key, hosts });
  });

  it('keeps a path in the base URL and no slash after it', () => {
    expect(serviceUrls({ accountId: '1234567', baseUrl: 'https://proxy.invalid/ns/' })).toEqual({
      suitetalk: 'https://proxy.invalid/ns',
      restlets: 'https://proxy.invalid/ns',
    });
  });
});

describe('upgradeConfig', () => {
  it('says of a configuration of version 1 that it signs in by TBA, and changes nothing else', () => {
    const stored = { ...VALID, baseUrl: 'https://proxy.invalid' };
    const upgraded = upgradeConfig({ fromVersion: 1, value: stored });
    expect(upgraded).toEqual({ ...stored, auth: 'tba' });
    expect(configSchema.safeParse(upgraded).success).toBe(true);
    expect(stored).not.toHaveProperty('auth');
  });

  it.each([
    [0, VALID],
    [1, 'text'],
    [1, [VALID]],
    [1, null],
  ])('refuses version %i of %j', (fromVersion, value) => {
    expect(() => upgradeConfig({ fromVersion, value })).toThrow(/Failed to upgrade configuration/);
  });
});
