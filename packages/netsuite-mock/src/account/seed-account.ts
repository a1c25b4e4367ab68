import type { KeyObject } from 'node:crypto';
import { signingKeyFrom } from '../oauth2/signing-key.js';
import { type AccountAdmin, createAccountAdmin } from './account-admin.js';
import { type AccountRecords, createAccountRecords } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import { addToken, defaultTokenName } from './create-token.js';
import { deriveCredential } from './credentials.js';
import type { Credentials, Role } from './identity.js';
import { addIntegration } from './integration-admin.js';
import { grantedPermissions, type PermissionGrant } from './permission-level.js';

/** One account with one integration, one role, one user and one token that work together, and an Administrator. */
export interface SeededAccount {
  readonly records: AccountRecords;
  readonly admin: AccountAdmin;
  /** What logs in at once. */
  readonly credentials: Credentials;
  readonly newCredential: (purpose: string) => string;
  readonly signingKey: () => KeyObject;
}

const INTEGRATION_ROLE_PERMISSIONS: readonly PermissionGrant[] = [
  'REST Web Services',
  'Log in using Access Tokens',
  'SuiteAnalytics Workbook',
  'Employees',
  'Departments',
  'Locations',
  'Classes',
  'Subsidiaries',
  'Currency',
  'Vendors',
  'Customers',
  'Contacts',
  'Projects',
  'Items',
  'Accounts',
  'Manage Accounting Periods',
  'Find Transaction',
  'Purchase Order',
  'Requisition',
  'Item Receipt',
  'Bills',
  'Expense Report',
  'Make Journal Entry',
  'Custom Record Entries',
  'Custom Lists',
  'Deleted Records',
];

const ADMINISTRATOR: Role = {
  id: '3',
  name: 'Administrator',
  inactive: false,
  administrator: true,
  webServicesOnly: false,
  permissions: new Map(),
};

const INTEGRATION_ROLE: Role = {
  ...ADMINISTRATOR,
  id: '1001',
  name: 'OnLink Integration',
  administrator: false,
  permissions: grantedPermissions(INTEGRATION_ROLE_PERMISSIONS),
};

/** What a seeded account is made of. */
export interface SeedAccountInput {
  readonly accountId: string;
  readonly seed: number;
  readonly nowMs: () => number;
  readonly everyRecords: () => Iterable<AccountRecords>;
  /** In place of the derived ones. */
  readonly credentials?: GivenCredentials | undefined;
}

/** Keys and secrets that a test chooses; what is left out is derived from the seed. */
export type GivenCredentials = Partial<Omit<Credentials, 'accountId'>>;

/** Makes the account; the same id and seed give the same credentials. */
export function seedAccount(input: SeedAccountInput): SeededAccount {
  const { accountId, seed, nowMs, everyRecords, credentials: given = {} } = input;
  const records = createAccountRecords(accountId);
  const newCredential = (purpose: string): string => {
    records.settings.made += 1;
    return deriveCredential(accountId, seed, `${purpose} ${records.settings.made}`);
  };
  for (const role of [ADMINISTRATOR, INTEGRATION_ROLE]) records.roles.set(role.id, { ...role });
  const user = addUser(records, { id: '12', name: 'Ina Integration', roleId: INTEGRATION_ROLE.id });
  addUser(records, { id: '3', name: 'Ada Admin', roleId: ADMINISTRATOR.id });
  const integration = addIntegration({ records, newCredential }, 'OnLink');
  integration.consumerKey = given.consumerKey ?? integration.consumerKey;
  integration.consumerSecret = given.consumerSecret ?? integration.consumerSecret;
  const target = { integration, user, role: INTEGRATION_ROLE };
  const named = { name: defaultTokenName(target), createdBy: 'Ada Admin' };
  const token = addToken({ records, nowMs, newCredential }, target, {
    ...named,
    id: given.tokenId,
    secret: given.tokenSecret,
  });
  const context: AccountAdminContext = {
    records,
    seeded: {
      integrationId: integration.id,
      roleId: INTEGRATION_ROLE.id,
      userId: user.id,
      tokenId: token.internalId,
    },
    nowMs,
    newCredential,
    everyRecords,
  };
  const { consumerKey, consumerSecret } = integration;
  return {
    records,
    admin: createAccountAdmin(context),
    credentials: { accountId, consumerKey, consumerSecret, tokenId: token.id, tokenSecret: token.secret },
    newCredential,
    signingKey: () => signingKeyFrom(deriveCredential(accountId, seed, 'access token signing key')),
  };
}

function addUser(
  records: AccountRecords,
  { id, name, roleId }: { readonly id: string; readonly name: string; readonly roleId: string },
) {
  const user = {
    id,
    name,
    inactive: false,
    roleIds: new Set([roleId]),
    hiddenRoleIds: new Set<string>(),
    lockedUntilMs: 0,
    failedLogins: 0,
  };
  records.users.set(id, user);
  return user;
}
