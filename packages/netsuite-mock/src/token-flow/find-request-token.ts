import type { AccountAdminContext } from '../account/admin-context.js';
import type { Mutable } from '../account/identity.js';
import type { RequestToken } from './request-token.js';

/**
 * Finds a request token. One that was asked for without naming an account becomes this account's: the user has logged in
 * here.
 */
export function findRequestToken(
  { records, everyRecords }: Pick<AccountAdminContext, 'records' | 'everyRecords'>,
  id: string,
): Mutable<RequestToken> | undefined {
  const own = records.requestTokens.get(id);
  if (own !== undefined) return own;
  for (const { requestTokens } of everyRecords()) {
    const token = requestTokens.get(id);
    if (token?.accountNamed !== false) continue;
    requestTokens.delete(id);
    records.requestTokens.set(id, token);
    return token;
  }
  return undefined;
}
