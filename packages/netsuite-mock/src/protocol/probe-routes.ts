import type { Route } from './route.js';

/**
 * The cheap test of a connection: 204 for whoever may sign in.
 *
 * Source: https://github.com/julbrs/netsuite-api-client (test/request.test.ts)
 */
export const PROBE_ROUTES: readonly Route[] = [
  {
    name: 'probe',
    method: 'OPTIONS',
    path: /^\/services\/rest(?:\/.*)?$/,
    access: 'rest',
    serve: () => ({ status: 204, body: '' }),
  },
];
