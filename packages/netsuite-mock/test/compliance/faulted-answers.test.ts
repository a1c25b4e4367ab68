import { expect, it } from 'vitest';
import type { FaultPlan } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee ORDER BY id';

// The mock's own: faults that are answers. What NetSuite's own answers look like is said where they are documented:
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
onBothFaces('a fault that answers', (connect) => {
  it('is a 429 that has spent the nonce', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'concurrency-limit', times: 1 });
    const sign = { nonce: 'sameNonceTwice' };
    const { status, body } = await query(Q, [], { sign });
    expect(status).toBe(429);
    expect(body?.title).toBe('Bad Request');
    expect((await query(Q, [], { sign })).status).toBe(401);
  });

  it('is a 429 that names a time to wait only where the switch says so', async () => {
    const { mock, query } = await connect({ switches: { retryAfterAtLimit: 'sent' } });
    mock.faults.arm({ fault: 'concurrency-limit' });
    expect((await query(Q)).headers.get('retry-after')).toBe('1');
    mock.setSwitches({ retryAfterAtLimit: 'absent' });
    expect((await query(Q)).headers.get('retry-after')).toBeNull();
  });

  it.each(['unexpected-error', 'unexpected-error-after-commit'] as const)(
    'is a 500 with an Error ID: %s',
    async (fault) => {
      const { mock, query } = await connect();
      mock.faults.arm({ fault, times: 1 });
      const { status, body } = await query(Q);
      expect(status).toBe(500);
      expect(body?.['o:errorDetails'][0]).toEqual({
        detail: expect.stringMatching(/^An unexpected error occurred\. Error ID: [a-z]{20}$/),
        'o:errorCode': 'UNEXPECTED_ERROR',
      });
      expect((await query(Q)).status).toBe(200);
    },
  );

  it.each(['service-unavailable', 'maintenance-page'] as const)(
    'is a 503 of HTML before the login: %s',
    async (fault) => {
      const { mock, query } = await connect();
      mock.faults.arm({ fault });
      const { status, headers, text } = await query(Q);
      expect(status).toBe(503);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
      expect(text).toMatch(/^<!DOCTYPE html>/);
      expect(mock.loginAuditTrail).toEqual([]);
      expect(mock.journal.at(-1)?.faults).toEqual([fault]);
    },
  );

  it('sends the page before this one of the same query again, by offset as by key', async () => {
    const { mock, query } = await connect({ employees: 30 });
    const ids = async (search: string, after = 0) => {
      const { body } = await query(`SELECT id FROM employee WHERE id > ${after} ORDER BY id`, [], { search });
      return body?.items.map(({ id }) => id);
    };
    mock.faults.arm({ fault: 'duplicate-page', nth: 1 });
    const first = await ids('?limit=10&offset=0');
    expect(await ids('?limit=10&offset=10')).toEqual(first);
    expect(await ids('?limit=10&offset=10')).not.toEqual(first);
    mock.faults.disarm();
    mock.faults.arm({ fault: 'duplicate-page', nth: 1 });
    const page = await ids('?limit=10');
    expect(await ids('?limit=10', Number(page?.at(-1)))).toEqual(page);
  });

  it('shifts the rows before each page, so that offsets meet a row twice', async () => {
    const { mock, query } = await connect({ employees: 30 });
    const page = async (offset: number) =>
      (await query(Q, [], { search: `?limit=10&offset=${offset}` })).body?.items.map(({ id }) => id);
    const first = await page(0);
    mock.faults.arm({ fault: 'rows-shift' });
    expect((await page(10))?.[0]).toBe(first?.at(-1));
    mock.faults.disarm();
    mock.faults.arm({ fault: 'rows-shift', change: 'delete', times: 1 });
    expect(await page(10)).not.toContain(first?.at(-1));
  });

  it.each([
    ['department', 'SELECT id FROM department ORDER BY id'],
    ['transactionline', 'SELECT transaction, id FROM transactionline ORDER BY uniquekey'],
    ['entitystatus', 'SELECT key FROM entitystatus ORDER BY key'],
  ])('shifts the rows of %s too, each under a key of its own', async (table, q) => {
    const { mock, rows } = await connect({ rows: { purchaseOrders: 3 } });
    const before = await rows(q);
    mock.faults.arm({ fault: 'rows-shift', table, times: 1 });
    const after = await rows(q);
    expect(after).toHaveLength(before.length + 1);
    expect(after.slice(1)).toEqual(before);
    expect(before).not.toContainEqual(after[0]);
  });

  it('puts the clock off for a login and in the Date header', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'clock-skew', skewMs: 301_000 });
    const { status, headers } = await query(Q);
    expect(status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidTimestamp');
    expect(Date.parse(headers.get('date') ?? '')).toBe(mock.clock.now() + 301_000);
    expect((await query(Q, [], { sign: { timestampS: mock.clock.now() / 1000 + 301 } })).status).toBe(200);
  });

  it('revokes the token midway, for good', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'token-revoked', nth: 3 });
    const statuses = [];
    for (let nth = 1; nth <= 4; nth += 1) statuses.push((await query(Q)).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  it('revokes a permission midway, for good', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'permission-revoked', permission: 'SuiteAnalytics Workbook', nth: 2 });
    const statuses = [];
    for (let nth = 1; nth <= 3; nth += 1) statuses.push((await query(Q)).status);
    expect(statuses).toEqual([200, 400, 400]);
  });

  it('says so where it cannot be performed in this account', async () => {
    const { mock, query } = await connect();
    mock.faults.arm({ fault: 'token-revoked', tokenId: 'nosuch' });
    const { status, body } = await query(Q);
    expect(status).toBe(501);
    expect(body?.['o:errorDetails'][0]).toMatchObject({
      detail: expect.stringContaining('"nosuch"'),
      'o:errorCode': 'MOCK_FAULT_FAILED',
    });
  });

  it.each<readonly [string, FaultPlan, readonly number[]]>([
    ['on the nth request', { fault: 'unexpected-error', nth: 2 }, [200, 500, 200, 200]],
    ['so many times', { fault: 'unexpected-error', times: 2 }, [500, 500, 200, 200]],
    ['for its route', { fault: 'unexpected-error', route: 'record.*' }, [200, 200, 200, 200]],
    ['for its route by a star', { fault: 'unexpected-error', route: 'suite*' }, [500, 500, 500, 500]],
    ['for its account', { fault: 'unexpected-error', account: '1234567' }, [200, 200, 200, 200]],
  ])('fires %s', async (_, plan, expected) => {
    const { mock, query } = await connect();
    mock.accounts.create({ accountId: '1234567' });
    mock.faults.arm(plan);
    const statuses = [];
    for (let nth = 1; nth <= 4; nth += 1) statuses.push((await query(Q)).status);
    expect(statuses).toEqual(expected);
  });

  it('fires with its probability, on the same requests for the same seed', async () => {
    const { mock, query } = await connect();
    const run = async (seed: number) => {
      mock.faults.disarm();
      mock.faults.arm({ fault: 'unexpected-error', probability: 0.5, seed });
      const statuses = [];
      for (let nth = 1; nth <= 40; nth += 1) statuses.push((await query(Q)).status);
      return statuses;
    };
    const one = await run(1);
    expect(await run(1)).toEqual(one);
    expect(await run(2)).not.toEqual(one);
    const failures = one.filter((status) => status === 500).length;
    expect(failures).toBeGreaterThan(8);
    expect(failures).toBeLessThan(32);
  });
});
