import type { AuthBinding } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { Config } from './config.js';

/** For the manifest: which scheme, and where in the configuration its credentials are. */
export const AUTH: readonly AuthBinding[] = [{ id: 'user', scheme: 'basic', pointer: '' }];

/** How each request proves who sends it. */
export function authenticate({ username, password }: Config): Auth {
  return { kind: 'basic', username, password };
}
