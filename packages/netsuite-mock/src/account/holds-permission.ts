import type { Feature, Permission, Role } from './identity.js';
import { holdsLevel } from './permission-level.js';

/** Whether a role may do something that is a feature of the account too: both must allow it. */
export function holdsPermission(
  permission: Feature & Permission,
  role: Role | undefined,
  features: ReadonlySet<Feature>,
): boolean {
  return features.has(permission) && holdsLevel(role, permission);
}
