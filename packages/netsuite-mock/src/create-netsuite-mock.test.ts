import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from './create-netsuite-mock.js';
import type { NetsuiteMockOptions } from './mock-options.js';
import { LOGIN_CHECK_ORDER } from './protocol/login-checks.js';

describe('a mock', () => {
  it.each<readonly [name: string, options: NetsuiteMockOptions]>([
    ['employees', { employees: -1 }],
    ['employees', { employees: 1.5 }],
    ['employees', { employees: 1_000_001 }],
    ['seed', { seed: 2 ** 31 }],
    ['accountId', { accountId: '1234567_sb1' }],
    ['accountId', { accountId: '' }],
    ['utcOffsetMinutes', { utcOffsetMinutes: 900 }],
    ['utcOffsetMinutes', { utcOffsetMinutes: 60, timeZone: 'Europe/Berlin' }],
    ['timeZone', { timeZone: 'Nowhere/Land' }],
    ['timeZone', { timeZone: '' }],
    ['remembered', { remembered: 0 }],
    ['publicUrl', { publicUrl: 'outside.invalid' }],
    ['credentials.tokenID', { credentials: { tokenID: 'x' } as never }],
    ['credentials.tokenId', { credentials: { tokenId: '' } }],
    ['rows.toString', { rows: { toString: 1 } as never }],
    ['dateFormat', { dateFormat: 'DD.MM' as never }],
    ['now', { now: 5 as never }],
  ])('refuses the option %s of %j by name', (name, options) => {
    expect(() => createNetsuiteMock(options)).toThrow(`option "${name}" is out of range`);
  });

  it.each([
    [
      { unstableorder: false },
      /^Failed to turn switch "unstableorder": there is none of that name\. Use one of telling/,
    ],
    [
      { unstableOrder: 'no' },
      /^Failed to turn switch "unstableOrder": it cannot be turned to "no"\. Use one of true, false\.$/,
    ],
    [{ toString: true }, /there is none of that name/],
  ])('refuses the switches %j by name', (switches, reason) => {
    expect(() => createNetsuiteMock({ switches: switches as never })).toThrow(reason);
    const mock = createNetsuiteMock();
    expect(() => mock.setSwitches(switches as never)).toThrow(reason);
    expect(mock.switches.unstableOrder).toBe(true);
  });

  it.each<readonly [what: string, options: unknown, word: string]>([
    ['an option that there is not', { employes: 5 }, 'no option "employes"'],
    ['options that are no object', 5, 'no object'],
    ['options that are null', null, 'no object'],
    ['a login check that there is not', { loginCheckOrder: ['nosuch'] }, '"loginCheckOrder"'],
    [
      'an order without the signature',
      { loginCheckOrder: LOGIN_CHECK_ORDER.slice(0, 10) },
      '"loginCheckOrder"',
    ],
    ['a check twice', { loginCheckOrder: [...LOGIN_CHECK_ORDER, 'syntax'] }, '"loginCheckOrder"'],
  ])('refuses %s', (_, options, word) => {
    const create = () => createNetsuiteMock(options as NetsuiteMockOptions);
    expect(create).toThrow(word);
    expect(create).toThrow(/^Failed to create the mock: .*\. Give .*\.$/);
  });

  it('refuses an account made with an option that there is not', () => {
    const { accounts } = createNetsuiteMock({ employees: 0 });
    const options = { accountId: '1234567', employes: 5 };
    expect(() => accounts.create(options)).toThrow('no option "employes"');
    expect(accounts.ids()).toHaveLength(1);
  });

  it('shows the credentials that it has after its own account was seeded anew', () => {
    const mock = createNetsuiteMock({ employees: 0 });
    const own = mock.accounts.reseed(mock.credentials.accountId, { employees: 0, seed: 9 });
    expect(mock.credentials).toEqual(own.credentials);
  });

  it('has the same credentials for one account and seed, in the shape of published ones, and others otherwise', () => {
    const { credentials } = createNetsuiteMock({ seed: 5 });
    expect(createNetsuiteMock({ seed: 5 }).credentials).toEqual(credentials);
    const { accountId, ...keys } = credentials;
    expect(accountId).toBe('TSTDRV1234567');
    for (const key of Object.values(keys)) expect(key).toMatch(/^[0-9a-f]{64}$/);
    const others = [createNetsuiteMock({ seed: 6 }), createNetsuiteMock({ seed: 5, accountId: '1234567' })];
    const all = [credentials, ...others.map((other) => other.credentials)].flatMap(
      ({ accountId: _, ...rest }) => Object.values(rest),
    );
    expect(new Set(all).size).toBe(12);
  });

  it('takes the credentials that a test gives, and derives the others', () => {
    const given = { consumerKey: 'key/+=', tokenId: 'token/+=' };
    const mock = createNetsuiteMock({ seed: 5, credentials: given });
    const { credentials } = createNetsuiteMock({ seed: 5 });
    expect(mock.credentials).toEqual({ ...credentials, ...given });
    expect(mock.account.createToken({ integrationId: '1' }).id).not.toBe(given.tokenId);
  });

  it('remembers the newest requests and audit lines only', () => {
    const mock = createNetsuiteMock({ employees: 0, remembered: 3 });
    for (let index = 0; index < 10; index += 1) {
      const url = `https://netsuite.invalid/${index}`;
      mock.handle({ method: 'GET', url, headers: {}, body: new Uint8Array(0) });
    }
    expect(mock.journal.map(({ url }) => url.at(-1))).toEqual(['7', '8', '9']);
    expect(mock.loginAuditTrail).toHaveLength(3);
  });

  it('answers 400 to an address that is not absolute', () => {
    const mock = createNetsuiteMock({ employees: 0 });
    const answer = mock.handle({ method: 'GET', url: '/services', headers: {}, body: new Uint8Array(0) });
    expect(answer.status).toBe(400);
  });

  it.each([
    ['an unknown table', 'nosuch', {}],
    ['an unknown column', 'employee', { colour: 'red' }],
    ['a text that is no date', 'employee', { hiredate: '31/01/2020' }],
  ])('refuses to write %s by name', (_, table, values) => {
    const { store } = createNetsuiteMock({ employees: 0 });
    expect(() => store.insert(table, values)).toThrow(/^Failed to .*"(nosuch|employee|hiredate)"/);
  });
});
