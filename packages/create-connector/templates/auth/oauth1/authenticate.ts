import type { AuthBinding } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { Config } from './config.js';

/** For the manifest: which scheme, and where in the configuration its credentials are. */
export const AUTH: readonly AuthBinding[] = [{ id: 'token', scheme: 'oauth1', pointer: '' }];

/** How each request proves who sends it: signed afresh with HMAC-SHA256. Add `realm` where the vendor wants one. */
export function authenticate({ consumerKey, consumerSecret, token, tokenSecret }: Config): Auth {
  return { kind: 'oauth1', consumerKey, consumerSecret, token, tokenSecret };
}
