import type { Role, User } from './identity.js';
import { holdsLevel } from './permission-level.js';

/** True when the role may sign in with a token; `User Access Tokens` implies it, `Access Token Management` does not. */
export function mayLogIn(role: Role): boolean {
  return holdsLevel(role, 'Log in using Access Tokens') || holdsLevel(role, 'User Access Tokens');
}

/** True when the user is active, has the role, which is active, and does not hide it in View My Roles. */
export function mayActIn(user: User | undefined, role: Role | undefined): boolean {
  return (
    user !== undefined &&
    role !== undefined &&
    !user.inactive &&
    !role.inactive &&
    user.roleIds.has(role.id) &&
    !user.hiddenRoleIds.has(role.id)
  );
}
