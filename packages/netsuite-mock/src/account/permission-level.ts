import { PERMISSION_LEVELS, type Permission, type PermissionLevel, type Role } from './identity.js';

/** What a role is given: a permission alone is at Full; with `None` it is left out. */
export type PermissionGrant = Permission | readonly [permission: Permission, level: PermissionLevel | 'None'];

/** Makes a role's permissions from a list. */
export function grantedPermissions(
  grants: readonly PermissionGrant[],
): ReadonlyMap<Permission, PermissionLevel> {
  const permissions = new Map<Permission, PermissionLevel>();
  for (const grant of grants) {
    const [permission, level] = typeof grant === 'string' ? ([grant, 'Full'] as const) : grant;
    if (level === 'None') permissions.delete(permission);
    else permissions.set(permission, level);
  }
  return permissions;
}

/**
 * True when the role has the permission at least at `level`: View reads, Create adds, Edit changes, Full deletes. An
 * Administrator has everything, nobody has nothing.
 */
export function holdsLevel(
  role: Role | undefined,
  permission: Permission,
  level: PermissionLevel = 'View',
): boolean {
  if (role === undefined) return false;
  if (role.administrator) return true;
  const held = role.permissions.get(permission);
  return held !== undefined && PERMISSION_LEVELS.indexOf(held) >= PERMISSION_LEVELS.indexOf(level);
}
