import type { Oauth2Scope } from '../account/identity.js';

/**
 * A mapping for the client credentials flow: one certificate for one integration, role and user (Setup > Integration >
 * Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup).
 */
export interface Certificate {
  /** The Certificate ID, which a client sends as `kid`. */
  readonly id: string;
  readonly integrationId: string;
  readonly userId: string;
  readonly roleId: string;
  /** Public key in PEM. */
  readonly publicKeyPem: string;
  /** `RSA`, or the curve `P-256`, `P-384` or `P-521`. */
  readonly keyKind: KeyKind;
  readonly validFromMs: number;
  /** At most two years after `validFromMs`, whatever the certificate says. */
  readonly validUntilMs: number;
  readonly revoked: boolean;
}

/** Kinds of key that a certificate may hold. */
export type KeyKind = 'RSA' | 'P-256' | 'P-384' | 'P-521';

/** What one OAuth 2.0 access token stands for. */
export interface AccessToken {
  readonly integrationId: string;
  readonly userId: string;
  readonly roleId: string;
  readonly scopes: readonly Oauth2Scope[];
  /** The `jti` of the token's payload. */
  readonly jti: string;
  readonly expiresAtMs: number;
}
