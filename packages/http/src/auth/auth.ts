import type { Secret } from '@onlink/core';

/** A part of a login: a secret as the host gave it, or plain text where it is none. */
export type Credential = Secret | string;

/**
 * OAuth 1.0a with HMAC-SHA256: a consumer's and, once there is one, a token's key and secret.
 * Source: RFC 5849 section 3; the signature method as NetSuite and others name it, `HMAC-SHA256`.
 */
export interface Oauth1 {
  readonly kind: 'oauth1';
  /** Goes into the header, never into the signature (RFC 5849 section 3.5.1). */
  readonly realm?: string;
  readonly consumerKey: Credential;
  readonly consumerSecret: Credential;
  readonly token?: Credential;
  readonly tokenSecret?: Credential;
  /** Further `oauth_` parameters, signed and sent in the header: `oauth_callback`, `oauth_verifier`. */
  readonly extra?: { readonly [name: `oauth_${string}`]: string };
  /** What to add to the host's clock to get the remote's, in milliseconds. Default 0. */
  readonly clockOffsetMs?: number;
}

/** How a request proves who sends it. */
export type Auth =
  | { readonly kind: 'none' }
  /** RFC 7617, in UTF-8. The username must not hold a colon. */
  | { readonly kind: 'basic'; readonly username: Credential; readonly password: Credential }
  /** RFC 6750 section 2.1. */
  | { readonly kind: 'bearer'; readonly token: Credential }
  /** A key in a header of the vendor's own. */
  | { readonly kind: 'header'; readonly name: string; readonly value: Credential }
  | Oauth1;
