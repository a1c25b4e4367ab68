import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../create-netsuite-mock.js';

// Who may make tokens: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4248124361.html and
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4254081947.html
function anAccount() {
  const { account } = createNetsuiteMock({ employees: 0 });
  const { seeded } = account;
  const manager = account.createRole('Token Manager', ['Access Token Management']);
  const own = account.createRole('Own Tokens', ['User Access Tokens']);
  const clerk = account.createRole('Clerk', ['Employees']);
  const mia = account.createUser('Mia', [manager.id, own.id, clerk.id]);
  return { account, seeded, manager, own, clerk, mia };
}

describe('a new token', () => {
  it('is named after application, user and role where no name is given', () => {
    const { account } = anAccount();
    expect(account.createToken().name).toBe('OnLink - Ina Integration, OnLink Integration');
  });

  it('has its own id and secret', () => {
    const { account } = anAccount();
    const tokens = [account.createToken(), account.createToken()];
    expect(new Set(tokens.flatMap(({ id, secret }) => [id, secret])).size).toBe(4);
  });

  it('is refused for a role that the user does not have, and for one that cannot log in with tokens', () => {
    const { account, own, clerk, mia, seeded } = anAccount();
    expect(() => account.createToken({ roleId: own.id })).toThrow(/does not have role Own Tokens/);
    expect(() => account.createToken({ userId: mia.id, roleId: clerk.id })).toThrow(
      /cannot log in with tokens/,
    );
    expect(() => account.createToken({ userId: '99' })).toThrow(/Failed to find user "99"/);
    expect(account.token().userId).toBe(seeded.userId);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html
  it('is refused for an integration record without Token-based Authentication', () => {
    const { account } = anAccount();
    account.setTokenBasedAuthentication(false);
    expect(() => account.createToken()).toThrow(/OnLink has no Token-based Authentication\. Check that box/);
    expect(account.tokens()).toHaveLength(1);
  });

  it('is made by User Access Tokens for oneself, in the role one is in', () => {
    const { account, own, mia, seeded } = anAccount();
    const by = { userId: mia.id, roleId: own.id };
    expect(account.createToken({ userId: mia.id, roleId: own.id, by }).userId).toBe(mia.id);
    expect(() => account.createToken({ by })).toThrow(/may not make this token/);
    expect(account.token(seeded.tokenId).revoked).toBe(false);
  });

  it('is made by Access Token Management for others, never for oneself nor for an Administrator', () => {
    const { account, manager, own, mia } = anAccount();
    const by = { userId: mia.id, roleId: manager.id };
    expect(account.createToken({ by }).roleId).toBe('1001');
    expect(() => account.createToken({ userId: mia.id, roleId: own.id, by })).toThrow(/for others only/);
    expect(() => account.createToken({ userId: '3', roleId: '3', by })).toThrow(/Administrator role/);
  });

  it('is made by an Administrator for itself and for others who are none', () => {
    const { account } = anAccount();
    const by = { userId: '3', roleId: '3' };
    expect(account.createToken({ userId: '3', roleId: '3', by }).userId).toBe('3');
    expect(account.createToken({ by }).userId).toBe('12');
    const second = account.createUser('Second Admin', ['3']);
    expect(() => account.createToken({ userId: second.id, roleId: '3', by })).toThrow(
      /another administrator/,
    );
  });

  it('is refused to somebody without any of these permissions', () => {
    const { account, clerk, mia } = anAccount();
    const by = { userId: mia.id, roleId: clerk.id };
    expect(() => account.createToken({ by })).toThrow(/Add Access Token Management/);
  });
});

describe('an administrator without types', () => {
  type Loose = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

  it.each<readonly [operation: string, given: readonly unknown[], told: RegExp]>([
    ['createToken', [{ user: '12' }], /^Failed to create a token: "user" is not taken\. Give any of: /],
    ['createToken', [{ name: 5 }], /"name" is not a text/],
    ['createToken', [{ by: '12' }], /"by" is not an object of userId and roleId/],
    ['createIntegration', ['New', { nope: true }], /create integration "New": "nope" is not taken/],
    ['setIntegrationBoxes', [{ consumerKey: 'x' }], /"consumerKey" is not taken/],
    ['setIntegrationBoxes', [{ authorizationFlow: 'yes' }], /"authorizationFlow" is not true or false/],
    ['setIntegrationBoxes', [{ scopes: ['rest'] }], /"scopes" is not a list of any of restlets/],
    ['uploadCertificate', [{}], /"certificate" is not a text/],
    ['consent', [{ requestToken: 'x', allow: 'no' }], /"allow" is not true or false/],
  ])('is told what is wrong, and nothing changes: %s %j', (operation, given, told) => {
    const { account } = anAccount();
    const before = JSON.stringify([account.integrations(), account.tokens()]);
    expect(() => (account as unknown as Loose)[operation]?.(...given)).toThrow(told);
    expect(JSON.stringify([account.integrations(), account.tokens()])).toBe(before);
  });
});
