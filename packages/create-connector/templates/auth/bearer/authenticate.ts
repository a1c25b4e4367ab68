import type { AuthBinding } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { Config } from './config.js';

/** For the manifest: which scheme, and where in the configuration its credentials are. */
export const AUTH: readonly AuthBinding[] = [{ id: 'token', scheme: 'bearer', pointer: '/token' }];

/** How each request proves who sends it. */
export function authenticate({ token }: Config): Auth {
  return { kind: 'bearer', token };
}
