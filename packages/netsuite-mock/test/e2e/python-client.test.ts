import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';

const SCRIPT = fileURLToPath(new URL('./requests_oauthlib_client.py', import.meta.url));

/** Debian's own Python first: its packages are not another Python's. */
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import requests_oauthlib']).status === 0,
);
interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly body: { readonly [name: string]: unknown } | null;
}

describe.skipIf(PYTHON === undefined)('a Python client on requests-oauthlib', () => {
  it('reads, writes and queries, and is refused with a wrong secret or a used nonce', async () => {
    const mock = createNetsuiteMock({ employees: 20, seed: 4 });
    const { url, close } = await mock.listen();
    try {
      const env = {
        PATH: process.env['PATH'],
        NETSUITE_URL: url,
        NETSUITE_CREDENTIALS: JSON.stringify(mock.credentials),
      };
      const { stdout } = await promisify(execFile)(PYTHON ?? '', [SCRIPT], { env });
      const seen = JSON.parse(stdout) as { readonly [name: string]: Seen };
      expect(seen['suiteql']).toMatchObject({ status: 200, body: { count: 5, hasMore: true } });
      const { location } = seen['create'] ?? {};
      expect(seen['create']).toMatchObject({ status: 204, body: null });
      expect(location).toMatch(/\/services\/rest\/record\/v1\/employee\/\d+$/);
      expect(seen['read']).toMatchObject({
        status: 200,
        body: { firstName: 'Zoë & Co', lastName: "O'Neil + Ünal", email: 'zoe+a b@example.invalid' },
      });
      expect(seen['update']).toMatchObject({ status: 204 });
      expect(seen['updated']).toMatchObject({ status: 200, body: { title: '100% größer' } });
      const id = location?.split('/').at(-1);
      for (const name of ['plus', 'quote', 'ampersand', 'percent'])
        expect(seen[`query_${name}`], name).toMatchObject({
          status: 200,
          body: { count: 1, items: [{ id }] },
        });
      expect(seen['wrong_secret']?.status).toBe(401);
      expect([seen['first_time']?.status, seen['replayed']?.status]).toEqual([200, 401]);
      const details = mock.loginAuditTrail.map(({ detail }) => detail).filter((detail) => detail !== '');
      expect(details).toEqual(['InvalidSignature', 'NonceUsed']);
    } finally {
      await close();
    }
  });
});
