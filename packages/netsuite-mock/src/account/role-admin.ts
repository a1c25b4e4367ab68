import { nextId, requireRecord } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import type { Permission, PermissionLevel, Role } from './identity.js';
import { grantedPermissions, type PermissionGrant } from './permission-level.js';

/** Roles, as an administrator keeps them. */
export interface RoleAdmin {
  role(id?: string): Role;
  roles(): readonly Role[];
  /** A permission alone is at Full; `['Employees', 'View']` sets its level. */
  createRole(name: string, permissions: readonly PermissionGrant[]): Role;
  setRolePermissions(permissions: readonly PermissionGrant[], id?: string): void;
  setPermissionLevel(permission: Permission, level: PermissionLevel | 'None', id?: string): void;
  withholdPermission(permission: Permission, id?: string): void;
  setRoleInactive(inactive: boolean, id?: string): void;
  /** The box Web Services Only Role. */
  setWebServicesOnly(only: boolean, id?: string): void;
}

/** Makes the operations on roles. */
export function createRoleAdmin({ records, seeded }: AccountAdminContext): RoleAdmin {
  const find = (id = seeded.roleId) => requireRecord(records.roles, 'role', id);
  const setLevel: RoleAdmin['setPermissionLevel'] = (permission, level, id) => {
    const role = find(id);
    role.permissions = grantedPermissions([...role.permissions, [permission, level]]);
  };
  return {
    role: find,
    roles: () => [...records.roles.values()],
    createRole(name, permissions) {
      const role: Role = {
        id: nextId(records.roles.keys()),
        name,
        inactive: false,
        administrator: false,
        webServicesOnly: false,
        permissions: grantedPermissions(permissions),
      };
      records.roles.set(role.id, role);
      return role;
    },
    setRolePermissions(permissions, id) {
      find(id).permissions = grantedPermissions(permissions);
    },
    setPermissionLevel: setLevel,
    withholdPermission: (permission, id) => setLevel(permission, 'None', id),
    setRoleInactive(inactive, id) {
      find(id).inactive = inactive;
    },
    setWebServicesOnly(only, id) {
      find(id).webServicesOnly = only;
    },
  };
}
