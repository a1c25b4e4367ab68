import { type AccountAdmin, createAccountAdmin } from './account-admin.js';
import { type AccountRecords, createAccountRecords, requireRecord } from './account-records.js';
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

/** What an account is made of. */
export interface SeedOptions {
  readonly accountId: string;
  readonly seed: number;
  readonly nowMs: () => number;
  /** In place of the derived ones. */
  readonly credentials?: GivenCredentials | undefined;
}

/** Keys and secrets that a test chooses; what is left out is derived from the seed. */
export type GivenCredentials = Partial<Omit<Credentials, 'accountId'>>;

/** Makes the account; the same id and seed give the same credentials. */
export function seedAccount({ accountId, seed, nowMs, credentials = {} }: SeedOptions): SeededAccount {
  const records = createAccountRecords(accountId);
  let made = 0;
  const newCredential = (purpose: string): string => {
    made += 1;
    return deriveCredential(accountId, seed, `${purpose} ${made}`);
  };
  const derived = { tokenId: newCredential('token id'), tokenSecret: newCredential('token secret') };
  const { tokenId, tokenSecret, ...ofIntegration } = { ...derived, ...credentials };
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
  const { id: integrationId } = admin.createIntegration('OnLink');
  const integration = Object.assign(
    requireRecord(records.integrations, 'integration', integrationId),
    ofIntegration,
  );
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
