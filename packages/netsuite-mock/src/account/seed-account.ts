import { type AccountAdmin, createAccountAdmin } from './account-admin.js';
import { type AccountRecords, createAccountRecords } from './account-records.js';
import { deriveCredential } from './credentials.js';
import type { Credentials, Permission } from './identity.js';

/** One account with one integration, one role, one user and one token that work together, and an Administrator. */
export interface SeededAccount {
  readonly records: AccountRecords;
  readonly admin: AccountAdmin;
  readonly credentials: Credentials;
}

const INTEGRATION_ROLE_PERMISSIONS: readonly Permission[] = [
  'REST Web Services',
  'Log in using Access Tokens',
  'SuiteAnalytics Workbook',
  'Employees',
  'Departments',
  'Locations',
  'Classes',
  'Subsidiaries',
  'Currency',
];

/** Makes the account; the same id and seed give the same credentials. */
export function seedAccount(accountId: string, seed: number, nowMs: () => number): SeededAccount {
  const records = createAccountRecords(accountId);
  let made = 0;
  const newCredential = (purpose: string): string => {
    made += 1;
    return deriveCredential(accountId, seed, `${purpose} ${made}`);
  };
  const tokenId = newCredential('token id');
  const tokenSecret = newCredential('token secret');
  const seeded = { integrationId: '1', roleId: '1001', userId: '12', tokenId };
  records.roles.set('3', {
    id: '3',
    name: 'Administrator',
    inactive: false,
    administrator: true,
    permissions: new Set(),
  });
  records.roles.set(seeded.roleId, {
    id: seeded.roleId,
    name: 'OnLink Integration',
    inactive: false,
    administrator: false,
    permissions: new Set(INTEGRATION_ROLE_PERMISSIONS),
  });
  for (const [id, name, roleId] of [
    ['3', 'Ada Admin', '3'],
    [seeded.userId, 'Ina Integration', seeded.roleId],
  ] as const) {
    records.users.set(id, {
      id,
      name,
      inactive: false,
      roleIds: new Set([roleId]),
      lockedUntilMs: 0,
      failedLogins: 0,
    });
  }
  const admin = createAccountAdmin({ records, seeded, nowMs, newCredential });
  const integration = admin.createIntegration('OnLink');
  records.tokens.set(tokenId, {
    id: tokenId,
    secret: tokenSecret,
    name: 'OnLink - Ina Integration, OnLink Integration',
    integrationId: integration.id,
    userId: seeded.userId,
    roleId: seeded.roleId,
    inactive: false,
    revoked: false,
  });
  const { consumerKey, consumerSecret } = integration;
  return { records, admin, credentials: { accountId, consumerKey, consumerSecret, tokenId, tokenSecret } };
}
