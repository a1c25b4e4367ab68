import type { RemoteWorld, TestRemote } from '@onlink/testkit';
import { answer } from './answer.js';
import { COLLECTIONS } from './collections.js';
import { CREDENTIALS, createLogin } from './login.js';
import { failure } from './reply.js';
import { createStore, type Store } from './store.js';

/** The vendor in memory, and what a test may do to it. */
export interface Mock extends TestRemote {
  readonly store: Store;
}

/**
 * Makes the vendor in memory, as its documents describe it: who may ask is really checked, and what is not modelled is
 * answered with 501. Nothing of src is used here: two readings of the documents must agree.
 */
export function createMock({ now }: RemoteWorld, rows = 50): Mock {
  const store = createStore(COLLECTIONS, { rows, now });
  const isLogin = createLogin(now);
  let isRevoked = false;
  let writes = 0;
  const revoke = (): void => {
    isRevoked = true;
  };
  return {
    store,
    config: { baseUrl: 'https://sample-vendor.invalid', ...CREDENTIALS },
    writes: () => writes,
    // Without a login there is nothing to revoke.
    ...(Object.keys(CREDENTIALS).length > 0 && { revoke }),
    async fetch(request) {
      if (isRevoked || !isLogin(request)) return failure(401, 'bad_login', 'Unknown login');
      const response = await answer(request, { store, now });
      if (response.ok && request.method !== 'GET') writes += 1;
      return response;
    },
  };
}
