import { requireRecord } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import type { Permission, Role, Token, User } from './identity.js';

/** What a new access token is for; what is left out is the seeded object. */
export interface NewToken {
  readonly integrationId?: string;
  readonly userId?: string;
  readonly roleId?: string;
  /** Default: application, user and role joined, as the form fills it in. */
  readonly name?: string;
  /**
   * Who makes it, `{ userId, roleId }`; without it the mock makes the token and no rule is asked. With it: an
   * Administrator makes tokens for itself and for non-administrators; `Access Token Management` makes them for others
   * and never for an Administrator role; `User Access Tokens` makes one's own, in the role one is in. Anyone else is
   * refused with an `Error`.
   */
  readonly by?: { readonly userId: string; readonly roleId: string };
}

/**
 * Makes an access token, or throws an `Error` that says which rule refuses it.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4248124361.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4254081947.html
 */
export function createTokenAs(context: AccountAdminContext, asked: NewToken): Token {
  const { records, seeded, newCredential } = context;
  const integration = requireRecord(
    records.integrations,
    'integration',
    asked.integrationId ?? seeded.integrationId,
  );
  const user = requireRecord(records.users, 'user', asked.userId ?? seeded.userId);
  const role = requireRecord(records.roles, 'role', asked.roleId ?? seeded.roleId);
  const name = asked.name ?? `${integration.name} - ${user.name}, ${role.name}`;
  const refusal = refusalOf(context, asked, { user, role });
  if (refusal !== undefined) throw new Error(`Failed to create token "${name}": ${refusal}.`);
  const token: Token = {
    id: newCredential('token id'),
    secret: newCredential('token secret'),
    name,
    integrationId: integration.id,
    userId: user.id,
    roleId: role.id,
    inactive: false,
    revoked: false,
  };
  records.tokens.set(token.id, token);
  return token;
}

interface TokenFor {
  readonly user: User;
  readonly role: Role;
}

function refusalOf(context: AccountAdminContext, asked: NewToken, target: TokenFor): string | undefined {
  const { user, role } = target;
  if (!user.roleIds.has(role.id)) return `user ${user.name} does not have role ${role.name}. Assign it first`;
  if (!mayLogIn(role)) return `role ${role.name} cannot log in with tokens. Add Log in using Access Tokens`;
  if (asked.by === undefined) return undefined;
  const actor = requireRecord(context.records.users, 'user', asked.by.userId);
  const actorRole = requireRecord(context.records.roles, 'role', asked.by.roleId);
  const forSelf = actor.id === user.id;
  if (actorRole.administrator) {
    return forSelf || !role.administrator
      ? undefined
      : 'an administrator makes no tokens for another administrator';
  }
  if (forSelf && role.id === actorRole.id && actorRole.permissions.has('User Access Tokens'))
    return undefined;
  if (!actorRole.permissions.has('Access Token Management')) {
    return `role ${actorRole.name} may not make this token. Add Access Token Management`;
  }
  if (role.administrator) return 'Access Token Management makes no tokens for an Administrator role';
  return forSelf ? 'Access Token Management makes tokens for others only' : undefined;
}

const LOGIN_PERMISSIONS: readonly Permission[] = ['Log in using Access Tokens', 'User Access Tokens'];

/** True when the role may sign in with a token; `User Access Tokens` implies it. */
export function mayLogIn(role: Role): boolean {
  return role.administrator || LOGIN_PERMISSIONS.some((permission) => role.permissions.has(permission));
}
