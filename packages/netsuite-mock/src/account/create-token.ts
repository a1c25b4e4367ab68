import { nextId, requireRecord } from './account-records.js';
import type { AccountAdminContext } from './admin-context.js';
import { ACTOR, assertMembers, type MemberRule, TEXT } from './assert-members.js';
import type { Integration, Mutable, Role, Token, User } from './identity.js';
import { holdsLevel } from './permission-level.js';
import { mayLogIn } from './token-login.js';

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

const TOKEN_RULES: Readonly<Record<keyof NewToken, MemberRule>> = {
  integrationId: TEXT,
  userId: TEXT,
  roleId: TEXT,
  name: TEXT,
  by: ACTOR,
};

/**
 * Makes an access token, or throws an `Error` that says which rule refuses it.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4248124361.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4254081947.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html (the record's box)
 */
export function createTokenAs(context: AccountAdminContext, asked: NewToken): Token {
  assertMembers('create a token', asked, TOKEN_RULES);
  const { records, seeded } = context;
  const integration = requireRecord(
    records.integrations,
    'integration',
    asked.integrationId ?? seeded.integrationId,
  );
  const user = requireRecord(records.users, 'user', asked.userId ?? seeded.userId);
  const role = requireRecord(records.roles, 'role', asked.roleId ?? seeded.roleId);
  const target: TokenFor = { integration, user, role };
  const name = asked.name ?? defaultTokenName(target);
  const refusal = refusalOf(context, asked, target);
  if (refusal !== undefined) throw new Error(`Failed to create token "${name}": ${refusal}.`);
  const createdBy = asked.by === undefined ? user.name : (records.users.get(asked.by.userId)?.name ?? '');
  return { ...addToken(context, target, { name, createdBy }) };
}

/** Whom and what a token is for: one of each. */
export interface TokenFor {
  readonly integration: Integration;
  readonly user: User;
  readonly role: Role;
}

/** The name that the form fills in. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4254081947.html */
export function defaultTokenName({ integration, user, role }: TokenFor): string {
  return `${integration.name} - ${user.name}, ${role.name}`;
}

/** What a new token is called, and its ID and secret where they are not to be derived. */
interface TokenParts {
  readonly name: string;
  readonly createdBy: string;
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}

/** Puts a new token into the account, no rule asked. */
export function addToken(
  context: Pick<AccountAdminContext, 'records' | 'nowMs' | 'newCredential'>,
  { integration, user, role }: TokenFor,
  { id, secret, ...called }: TokenParts,
): Mutable<Token> {
  const { records, nowMs, newCredential } = context;
  // Both are derived in any case, so that what is given changes nothing else.
  const derived = { id: newCredential('token id'), secret: newCredential('token secret') };
  const token: Mutable<Token> = {
    id: id ?? derived.id,
    secret: secret ?? derived.secret,
    internalId: nextId([...records.tokens.values()].map(({ internalId }) => internalId)),
    ...called,
    integrationId: integration.id,
    userId: user.id,
    roleId: role.id,
    inactive: false,
    revoked: false,
    createdAtMs: nowMs(),
  };
  records.tokens.set(token.id, token);
  return token;
}

function refusalOf(context: AccountAdminContext, asked: NewToken, target: TokenFor): string | undefined {
  const { features } = context.records;
  const { integration, user, role } = target;
  if (!features.has('Token-based Authentication'))
    return 'the feature Token-based Authentication is off. Enable it first';
  if (!integration.tokenBasedAuthentication)
    return `integration ${integration.name} has no Token-based Authentication. Check that box first`;
  if (!user.roleIds.has(role.id)) return `user ${user.name} does not have role ${role.name}. Assign it first`;
  if (!mayLogIn(role)) return `role ${role.name} cannot log in with tokens. Add Log in using Access Tokens`;
  return asked.by === undefined ? undefined : entitlementRefusal(context, asked.by, target);
}

function entitlementRefusal(
  { records }: AccountAdminContext,
  by: { readonly userId: string; readonly roleId: string },
  { user, role }: TokenFor,
): string | undefined {
  const actor = requireRecord(records.users, 'user', by.userId);
  const actorRole = requireRecord(records.roles, 'role', by.roleId);
  if (actor.inactive || actorRole.inactive || !actor.roleIds.has(actorRole.id))
    return `user ${actor.name} cannot act in role ${actorRole.name}. Assign and activate both`;
  const forSelf = actor.id === user.id;
  if (actorRole.administrator) {
    return forSelf || !role.administrator
      ? undefined
      : 'an administrator makes no tokens for another administrator';
  }
  if (forSelf && role.id === actorRole.id && holdsLevel(actorRole, 'User Access Tokens')) return undefined;
  if (!holdsLevel(actorRole, 'Access Token Management'))
    return `role ${actorRole.name} may not make this token. Add Access Token Management`;
  if (role.administrator) return 'Access Token Management makes no tokens for an Administrator role';
  return forSelf ? 'Access Token Management makes tokens for others only' : undefined;
}
