import { describe, expect, it } from 'vitest';
import { CREDENTIAL_FIELDS, configSchema } from './config-schema.js';
import { remoteAccount, serviceUrls } from './remote-account.js';

const VALID = { accountId: '1234567', consumerKey: 'a', consumerSecret: 'b', tokenId: 'c', tokenSecret: 'd' };

const messagesFor = (raw: object): string[] =>
  configSchema.safeParse(raw).error?.issues.map(({ message }) => message) ?? [];

describe('configSchema', () => {
  it('trims every field', () => {
    const padded = Object.fromEntries(Object.entries(VALID).map(([name, value]) => [name, ` ${value}\n`]));
    expect(configSchema.parse(padded)).toEqual(VALID);
  });

  it.each(CREDENTIAL_FIELDS)('refuses an empty %s and names it', (field) => {
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
