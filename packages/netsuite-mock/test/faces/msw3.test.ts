import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNetsuiteMock, type NetsuiteMock } from '../../src/index.js';
import { createClient } from '../support/client.js';

// The handlers import `msw`: here that is its version 3.
vi.mock('msw', () => import('msw3'));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** msw 3 does not load on an older Node; CI runs this file on Node 24 too. */
const UNFIT =
  major > 22 || (major === 22 && minor >= 12)
    ? undefined
    : `msw 3 needs Node 22.12, and this is ${major}.${minor}`;

async function intercept(mock: NetsuiteMock, baseUrl: string) {
  const { handlers } = await import('../../src/faces/msw.js');
  const { setupServer } = await import('msw3/node');
  const server = setupServer(...(handlers(mock, { baseUrl }) as unknown as Parameters<typeof setupServer>));
  server.listen({ onUnhandledFrame: 'error' });
  onTestFinished(() => server.close());
}

describe('the handlers under msw 3', () => {
  it.for(['https://netsuite.invalid', 'https://tstdrv1234567.suitetalk.api.netsuite.com'])(
    'answer for %s, and refuse a bad signature',
    async (baseUrl, { skip }) => {
      if (UNFIT !== undefined) return skip(UNFIT);
      const mock = createNetsuiteMock({ employees: 3 });
      await intercept(mock, baseUrl);
      const client = createClient(mock, baseUrl);
      expect((await client.query('SELECT id FROM employee')).body?.totalResults).toBe(3);
      const refused = await client.query('SELECT id FROM employee', [], { as: { tokenSecret: 'wrong' } });
      expect(refused.status).toBe(401);
      expect(mock.journal).toHaveLength(2);
    },
  );

  it('refuse a fault that they cannot perform', async ({ skip }) => {
    if (UNFIT !== undefined) return skip(UNFIT);
    const mock = createNetsuiteMock({ employees: 3 });
    await intercept(mock, 'https://netsuite.invalid');
    mock.faults.arm({ fault: 'truncated-body' });
    const { status, body } = await createClient(mock, 'https://netsuite.invalid').query('SELECT 1 FROM dual');
    expect(status).toBe(501);
    expect(body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('MOCK_FAULT_NOT_ON_THIS_FACE');
  });
});
