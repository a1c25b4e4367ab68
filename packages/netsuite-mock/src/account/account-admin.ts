import { requireRecord } from './account-records.js';
import type { AccountAdminContext, SeededIdentity } from './admin-context.js';
import { createTokenAs, type NewToken } from './create-token.js';
import type { Feature, Integration, IntegrationState, Permission, Role, Token, User } from './identity.js';
import { recordFailedLogin, unlock } from './lock-out.js';

/**
 * What an administrator does in the account, as calls.
 *
 * Each takes effect with the next request. An id that does not exist throws an `Error` naming it. Where an id is
 * optional, the seeded object is meant.
 */
export interface AccountAdmin {
  readonly accountId: string;
  /** The objects a new mock starts with; `credentials` on the mock belong to them. */
  readonly seeded: SeededIdentity;
  integration(id?: string): Integration;
  role(id?: string): Role;
  user(id?: string): User;
  token(id?: string): Token;
  hasFeature(feature: Feature): boolean;
  setFeature(feature: Feature, enabled: boolean): void;
  /** Makes an integration record and gives it whole: key and secret are readable this once in NetSuite. */
  createIntegration(name: string): Integration;
  setIntegrationState(state: IntegrationState, id?: string): void;
  blockIntegration(id?: string): void;
  enableIntegration(id?: string): void;
  /** The record's Token-based Authentication box. */
  setTokenBasedAuthentication(enabled: boolean, id?: string): void;
  /** New key and secret; the old ones stop working at once. */
  resetIntegrationCredentials(id?: string): Integration;
  /** Deletes the record and revokes its tokens. */
  deleteIntegration(id?: string): void;
  createRole(name: string, permissions: readonly Permission[]): Role;
  setRolePermissions(permissions: readonly Permission[], id?: string): void;
  withholdPermission(permission: Permission, id?: string): void;
  setRoleInactive(inactive: boolean, id?: string): void;
  createUser(name: string, roleIds: readonly string[]): User;
  setUserInactive(inactive: boolean, id?: string): void;
  setUserRoles(roleIds: readonly string[], id?: string): void;
  /** One failed login of the user, such as a mistyped password: the fifth in a row locks the user for 30 minutes. */
  failLogin(id?: string): void;
  /** Locks the user for 30 minutes of the mock's clock. */
  lockUser(id?: string): void;
  unlockUser(id?: string): void;
  /** Makes a token; its secret is in the result and in no later reading of NetSuite's. See `NewToken` for refusals. */
  createToken(token?: NewToken): Token;
  setTokenInactive(inactive: boolean, id?: string): void;
  /** For good, as in NetSuite. */
  revokeToken(id?: string): void;
}

/** Makes the admin operations over one account's records. */
export function createAccountAdmin(context: AccountAdminContext): AccountAdmin {
  const { records, seeded, nowMs, newCredential } = context;
  const integrationOf = (id = seeded.integrationId) => requireRecord(records.integrations, 'integration', id);
  const roleOf = (id = seeded.roleId) => requireRecord(records.roles, 'role', id);
  const userOf = (id = seeded.userId) => requireRecord(records.users, 'user', id);
  const tokenOf = (id = seeded.tokenId) => requireRecord(records.tokens, 'token', id);
  const nextId = (existing: ReadonlyMap<string, unknown>) =>
    String(Math.max(0, ...[...existing.keys()].map(Number)) + 1);

  const setIntegrationState = (state: IntegrationState, id?: string): void => {
    integrationOf(id).state = state;
  };

  return {
    accountId: records.accountId,
    seeded,
    integration: integrationOf,
    role: roleOf,
    user: userOf,
    token: tokenOf,
    hasFeature: (feature) => records.features.has(feature),
    setFeature(feature, enabled) {
      if (enabled) records.features.add(feature);
      else records.features.delete(feature);
    },
    createIntegration(name) {
      const integration: Integration = {
        id: nextId(records.integrations),
        name,
        state: 'enabled',
        tokenBasedAuthentication: true,
        consumerKey: newCredential('consumer key'),
        consumerSecret: newCredential('consumer secret'),
      };
      records.integrations.set(integration.id, integration);
      return integration;
    },
    setIntegrationState,
    blockIntegration: (id) => setIntegrationState('blocked', id),
    enableIntegration: (id) => setIntegrationState('enabled', id),
    setTokenBasedAuthentication(enabled, id) {
      integrationOf(id).tokenBasedAuthentication = enabled;
    },
    resetIntegrationCredentials(id) {
      const integration = integrationOf(id);
      integration.consumerKey = newCredential('consumer key');
      integration.consumerSecret = newCredential('consumer secret');
      return integration;
    },
    deleteIntegration(id) {
      const { id: integrationId } = integrationOf(id);
      records.integrations.delete(integrationId);
      for (const token of records.tokens.values())
        if (token.integrationId === integrationId) token.revoked = true;
    },
    createRole(name, permissions) {
      const role: Role = {
        id: nextId(records.roles),
        name,
        inactive: false,
        administrator: false,
        permissions: new Set(permissions),
      };
      records.roles.set(role.id, role);
      return role;
    },
    setRolePermissions(permissions, id) {
      roleOf(id).permissions = new Set(permissions);
    },
    withholdPermission(permission, id) {
      const role = roleOf(id);
      role.permissions = new Set([...role.permissions].filter((held) => held !== permission));
    },
    setRoleInactive(inactive, id) {
      roleOf(id).inactive = inactive;
    },
    createUser(name, roleIds) {
      for (const roleId of roleIds) roleOf(roleId);
      const id = nextId(records.users);
      const user: User = {
        id,
        name,
        inactive: false,
        roleIds: new Set(roleIds),
        lockedUntilMs: 0,
        failedLogins: 0,
      };
      records.users.set(id, user);
      return user;
    },
    setUserInactive(inactive, id) {
      userOf(id).inactive = inactive;
    },
    setUserRoles(roleIds, id) {
      for (const roleId of roleIds) roleOf(roleId);
      userOf(id).roleIds = new Set(roleIds);
    },
    failLogin: (id) => recordFailedLogin(userOf(id), nowMs()),
    lockUser(id) {
      const user = userOf(id);
      while (user.lockedUntilMs <= nowMs()) recordFailedLogin(user, nowMs());
    },
    unlockUser: (id) => unlock(userOf(id)),
    createToken: (token = {}) => createTokenAs(context, token),
    setTokenInactive(inactive, id) {
      tokenOf(id).inactive = inactive;
    },
    revokeToken(id) {
      tokenOf(id).revoked = true;
    },
  };
}
