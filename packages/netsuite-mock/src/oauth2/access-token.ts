import { sign } from 'node:crypto';
import type { Account } from '../account/account.js';
import type { Integration, Oauth2Scope } from '../account/identity.js';
import type { AccessToken } from './oauth2-records.js';

/** Seconds that an access token lives. Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html */
export const ACCESS_TOKEN_LIFE_S = 3_600;

/** Access tokens kept, so that an expired one can be told from one that never was. */
const MOST_TOKENS = 10_000;

/** Whom a new access token is for. */
export interface AccessTokenFor {
  readonly integration: Integration;
  readonly userId: string;
  readonly roleId: string;
  readonly scopes: readonly Oauth2Scope[];
}

/**
 * Issues an access token: a JWT signed by RS256 whose claims have the names and shapes of the help's samples. The account's
 * key signs it, so that the same mock at the same time issues the same one.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_11111634165.html (decoded).
 */
export function issueAccessToken(
  { records, signingKey }: Pick<Account, 'records' | 'signingKey'>,
  { integration, userId, roleId, scopes }: AccessTokenFor,
  nowMs: number,
): string {
  const { accountId, settings, accessTokens } = records;
  settings.made += 1;
  const nowS = Math.floor(nowMs / 1_000);
  const jti = `${accountId}.a-a.${settings.made}_${nowMs}.${nowMs}`;
  const header = { kid: `c.${accountId}`, typ: 'JWT', alg: 'RS256' };
  const payload = {
    sub: `${roleId};${userId}`,
    aud: [`${integration.applicationId};${accountId}`, integration.consumerKey],
    scope: scopes,
    iss: 'https://system.netsuite.com',
    oit: nowS,
    exp: nowS + ACCESS_TOKEN_LIFE_S,
    iat: nowS,
    jti,
  };
  const signed = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const text = `${signed}.${sign('sha256', Buffer.from(signed), signingKey()).toString('base64url')}`;
  const token: AccessToken = {
    integrationId: integration.id,
    userId,
    roleId,
    scopes,
    jti,
    expiresAtMs: (nowS + ACCESS_TOKEN_LIFE_S) * 1_000,
  };
  accessTokens.set(text, token);
  const [oldest] = accessTokens.keys();
  if (accessTokens.size > MOST_TOKENS && oldest !== undefined) accessTokens.delete(oldest);
  return text;
}
