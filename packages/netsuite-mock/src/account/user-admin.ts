import { nextId, requireRecord } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import type { User } from './identity.js';
import { recordFailedLogin, unlock } from './lock-out.js';

/** Users, as an administrator keeps them. */
export interface UserAdmin {
  user(id?: string): User;
  users(): readonly User[];
  createUser(name: string, roleIds: readonly string[]): User;
  /** Deletes the user with the tokens and certificates that are the user's. */
  deleteUser(id: string): void;
  setUserInactive(inactive: boolean, id?: string): void;
  setUserRoles(roleIds: readonly string[], id?: string): void;
  /** What the user hides in View My Roles: a token of a hidden role is refused. */
  setHiddenRoles(roleIds: readonly string[], id?: string): void;
  /** One failed login of the user, such as a mistyped password: the fifth in a row locks the user for 30 minutes. */
  failLogin(id?: string): void;
  /** Locks the user for 30 minutes of the mock's clock. */
  lockUser(id?: string): void;
  unlockUser(id?: string): void;
}

/**
 * Makes the operations on users.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html (deletion) and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (hidden roles, locks).
 */
export function createUserAdmin({ records, seeded, nowMs }: AccountAdminContext): UserAdmin {
  const find = (id = seeded.userId) => requireRecord(records.users, 'user', id);
  const known = (roleIds: readonly string[]): ReadonlySet<string> => {
    for (const roleId of roleIds) requireRecord(records.roles, 'role', roleId);
    return new Set(roleIds);
  };
  return {
    user: find,
    users: () => [...records.users.values()],
    createUser(name, roleIds) {
      const user: User = {
        id: nextId(records.users.keys()),
        name,
        inactive: false,
        roleIds: known(roleIds),
        hiddenRoleIds: new Set(),
        lockedUntilMs: 0,
        failedLogins: 0,
      };
      records.users.set(user.id, user);
      return user;
    },
    deleteUser(id) {
      records.users.delete(find(id).id);
      for (const held of [records.tokens, records.certificates, records.accessTokens])
        for (const [key, { userId }] of held) if (userId === id) held.delete(key);
    },
    setUserInactive(inactive, id) {
      find(id).inactive = inactive;
    },
    setUserRoles(roleIds, id) {
      find(id).roleIds = known(roleIds);
    },
    setHiddenRoles(roleIds, id) {
      find(id).hiddenRoleIds = known(roleIds);
    },
    failLogin: (id) => recordFailedLogin(find(id), nowMs()),
    lockUser(id) {
      const user = find(id);
      while (user.lockedUntilMs <= nowMs()) recordFailedLogin(user, nowMs());
    },
    unlockUser: (id) => unlock(find(id)),
  };
}
