import type { AuthBinding } from '@onlink/core';
import type { Auth } from '@onlink/http';
import type { Config } from './config.js';

/** For the manifest: which scheme, and where in the configuration its credentials are. */
export const AUTH: readonly AuthBinding[] = [{ id: 'key', scheme: 'header', pointer: '/apiKey' }];

/** How each request proves who sends it. Put the vendor's own header here. */
export function authenticate({ apiKey }: Config): Auth {
  return { kind: 'header', name: 'x-api-key', value: apiKey };
}
