import type { AuthBinding } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { Config } from './config.js';

/** For the manifest: which scheme, and where in the configuration its credentials are. */
export const AUTH: readonly AuthBinding[] = [{ id: 'open', scheme: 'none', pointer: '' }];

/** How each request proves who sends it: not at all. */
export function authenticate(_config: Config): Auth {
  return { kind: 'none' };
}
