import type { AccountAdminContext } from './admin-context.js';
import { createTokenAs, type NewToken } from './create-token.js';
import type { Mutable, Token, TokenRecord } from './identity.js';

/** Access tokens, as an administrator keeps them. A token is named by its internal id, or by its Token ID. */
export interface TokenAdmin {
  /** The record without its ID and secret: these are shown once. */
  token(id?: string): TokenRecord;
  tokens(): readonly TokenRecord[];
  /** Makes a token and gives it whole: no later call gives its ID or secret. See `NewToken` for refusals. */
  createToken(token?: NewToken): Token;
  /** Reversible; refused for a revoked token, which cannot be edited. */
  setTokenInactive(inactive: boolean, id?: string): void;
  /** For good: the record stays, for auditing. */
  revokeToken(id?: string): void;
}

/**
 * Makes the operations on tokens.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html
 */
export function createTokenAdmin(context: AccountAdminContext): TokenAdmin {
  const { records, seeded, nowMs } = context;
  const find = (id = seeded.tokenId): Mutable<Token> => {
    const token =
      records.tokens.get(id) ?? [...records.tokens.values()].find(({ internalId }) => internalId === id);
    if (token !== undefined) return token;
    const known = [...records.tokens.values()].map(({ internalId }) => internalId).join(', ');
    throw new Error(
      `Failed to find token "${id}": this account has none with that id. Use one of: ${known}, or make one.`,
    );
  };
  return {
    token: (id) => withoutSecret(find(id)),
    tokens: () => [...records.tokens.values()].map(withoutSecret),
    createToken: (token = {}) => createTokenAs(context, token),
    setTokenInactive(inactive, id) {
      const token = find(id);
      if (token.revoked)
        throw new Error(
          `Failed to edit token "${token.name}": it was revoked, which is for good. Make a new one.`,
        );
      token.inactive = inactive;
    },
    revokeToken(id) {
      revoke(find(id), nowMs());
    },
  };
}

/** Revokes a token; a second time changes nothing. */
export function revoke(token: Mutable<Token>, nowMs: number): void {
  if (token.revoked) return;
  token.revoked = true;
  token.revokedAtMs = nowMs;
}

/** A copy that can be shown at any time. */
function withoutSecret(token: Token): TokenRecord {
  const { id: _id, secret: _secret, ...record } = token;
  return record;
}
