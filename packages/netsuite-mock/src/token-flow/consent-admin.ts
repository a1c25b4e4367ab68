import type { AccountAdminContext } from '../account/admin-context.js';
import { assertMembers, FLAG, type MemberRule, required, TEXT } from '../account/assert-members.js';
import { isLocked } from '../account/lock-out.js';
import { mayActIn, mayLogIn } from '../account/token-login.js';
import { encodePercent } from '../protocol/percent.js';
import { findRequestToken } from './find-request-token.js';
import type { RequestToken } from './request-token.js';

/** What a user decides on the consent page. */
export interface Consent {
  /** The request token of the flow's first step. */
  readonly requestToken: string;
  /** Allow, or Deny. */
  readonly allow: boolean;
  /** Default: the seeded user. */
  readonly userId?: string;
  /** Default: the role that the client asked for, else the seeded one. */
  readonly roleId?: string;
  /** The `state` that the client sent to the page: at most 512 letters and digits. */
  readonly state?: string;
}

/** The second step of the authorization flow, which happens in a browser. */
export interface ConsentAdmin {
  /**
   * Allows or denies, and gives the address that the browser is sent to: the callback with `oauth_token`,
   * `oauth_verifier` (empty on denial), `company`, `role`, `entity` and `state`. Throws an `Error` where the page would
   * show one.
   */
  consent(decision: Consent): string;
}

/** Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156536698849.html */
const STATE = /^[A-Za-z0-9]{0,512}$/;

const CONSENT_RULES: Readonly<Record<keyof Consent, MemberRule>> = {
  requestToken: required(TEXT),
  allow: required(FLAG),
  userId: TEXT,
  roleId: TEXT,
  state: TEXT,
};

/** Makes the consent page's decision. */
export function createConsentAdmin(context: AccountAdminContext): ConsentAdmin {
  const { records, seeded, newCredential } = context;
  return {
    consent(decision) {
      assertMembers('authorize a request token', decision, CONSENT_RULES);
      const { requestToken: id, allow, state = '', ...chosen } = decision;
      if (!STATE.test(state)) throw failure(id, 'state is not at most 512 letters and digits. Send another');
      const token = findRequestToken(context, id);
      if (token === undefined || token.denied || token.consent !== undefined)
        throw failure(id, 'it is unknown, denied or authorized already. Obtain another');
      const userId = chosen.userId ?? seeded.userId;
      const roleId = chosen.roleId ?? token.roleId ?? seeded.roleId;
      if (!allow) {
        token.denied = true;
        return callback(token, { company: records.accountId, userId, roleId, state, verifier: '' });
      }
      assertUsable(context, id, { userId, roleId });
      const verifier = newCredential('verifier');
      token.consent = { verifier, userId, roleId };
      return callback(token, { company: records.accountId, userId, roleId, state, verifier });
    },
  };
}

function assertUsable(
  { records, nowMs }: AccountAdminContext,
  id: string,
  { userId, roleId }: { readonly userId: string; readonly roleId: string },
): void {
  const user = records.users.get(userId);
  const role = records.roles.get(roleId);
  if (user === undefined || role === undefined || !mayActIn(user, role))
    throw failure(id, `user ${userId} cannot act in role ${roleId}. Choose another role`);
  if (isLocked(user, nowMs())) throw failure(id, `user ${userId} is locked. Wait 30 minutes`);
  if (!mayLogIn(role))
    throw failure(id, `role ${roleId} cannot log in with tokens. Add Log in using Access Tokens`);
}

interface Answered {
  readonly verifier: string;
  readonly company: string;
  readonly roleId: string;
  readonly userId: string;
  readonly state: string;
}

function callback({ id, callbackUrl }: RequestToken, answered: Answered): string {
  const { verifier, company, roleId, userId, state } = answered;
  const parameters: readonly (readonly [name: string, value: string])[] = [
    ['oauth_token', id],
    ['oauth_verifier', verifier],
    ['company', company],
    ['role', roleId],
    ['entity', userId],
    ...(state === '' ? [] : [['state', state] as const]),
  ];
  const query = parameters.map(([name, value]) => `${name}=${encodePercent(value)}`).join('&');
  return `${callbackUrl}${callbackUrl.includes('?') ? '&' : '?'}${query}`;
}

function failure(id: string, reason: string): Error {
  return new Error(`Failed to authorize request token "${id}": ${reason}.`);
}
