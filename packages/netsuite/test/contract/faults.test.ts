import { createNetsuiteMock, type FaultPlan, type NetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { type Read, readWhole } from '../reading.js';

/** One stream of each way of being read, and the rows of it in the mock. */
const STREAMS: readonly (readonly [stream: string, idsOf: (mock: NetsuiteMock) => readonly string[]])[] = [
  ['employee', ({ store }) => store.ids('employee').map(String)],
  [
    'purchaseorderline',
    ({ store }) =>
      store.ids('transactionline').flatMap((id) => {
        const line = store.find('transactionline', id) ?? {};
        const isOrder = store.find('transaction', Number(line['transaction']))?.['type'] === 'PurchOrd';
        return isOrder && line['mainline'] === 'F'
          ? [`${String(line['transaction'])}:${String(line['id'])}`]
          : [];
      }),
  ],
  ['customrecord_ncfar_asset', ({ store }) => store.ids('customrecord_ncfar_asset').map(String)],
];

/** A fault that passes: the host tries again, and every row comes once. `code` is what it is told as, where it is told. */
interface Passing {
  readonly plan: FaultPlan;
  readonly code?: RegExp;
}

const PASSING: readonly Passing[] = [
  { plan: { fault: 'latency', distribution: { kind: 'fixed', delayMs: 1 } } },
  { plan: { fault: 'slow-catalog', distribution: { kind: 'fixed', delayMs: 1 } } },
  { plan: { fault: 'concurrency-limit' }, code: /^netsuite\/concurrency-limit$/ },
  { plan: { fault: 'unexpected-error' }, code: /^netsuite\/unexpected-error$/ },
  { plan: { fault: 'unexpected-error-after-commit' }, code: /^netsuite\/unexpected-error$/ },
  { plan: { fault: 'service-unavailable' }, code: /^netsuite\/unavailable$/ },
  { plan: { fault: 'maintenance-page' }, code: /^netsuite\/unavailable$/ },
  { plan: { fault: 'reset-before-commit' }, code: /^network\/lost$/ },
  { plan: { fault: 'reset-after-commit' }, code: /^network\/lost$/ },
  { plan: { fault: 'truncated-body' }, code: /^network\/lost$/ },
  { plan: { fault: 'stall' }, code: /^network\/timeout$/ },
  { plan: { fault: 'duplicate-page' }, code: /^netsuite\/malformed-page$/ },
];

/** A fault that a person must mend: it is told as what it is, and what was read before it stays read. */
const LASTING: readonly (readonly [plan: FaultPlan, code: RegExp])[] = [
  [{ fault: 'permission-revoked', permission: 'SuiteAnalytics Workbook' }, /^netsuite\/workbook-permission$/],
  [{ fault: 'permission-revoked', permission: 'REST Web Services' }, /^netsuite\//],
  [{ fault: 'token-revoked' }, /^netsuite\/login-refused$/],
];

/** Which request it meets: of the discovery, of the plan, and of the first pages. */
const PLACES = [1, 5, 7, 8, 9];

const aMock = (): NetsuiteMock =>
  createNetsuiteMock({
    employees: 13,
    rows: { purchaseOrders: 8, expenseReports: 1, journalEntries: 1, assets: 13, vendors: 3, items: 4 },
    seed: 11,
    now: () => Date.parse('2026-03-02T12:00:00Z'),
  });

const read = (mock: NetsuiteMock, stream: string): Promise<Read> =>
  readWhole(stalling(mock), { stream, params: { page_size: 4 }, retries: 3 });

/** The mock, where no answer is the time-out that a host makes of it. */
function stalling(mock: NetsuiteMock): NetsuiteMock {
  return {
    ...mock,
    get journal() {
      return mock.journal;
    },
    fetch: (request) => Promise.race([mock.fetch(request), timeOut()]),
  };
}

/** Later than any answer of the mock, which takes no time but for the latency that a test asks for. */
async function timeOut(): Promise<never> {
  for (let turn = 0; turn < 500; turn += 1) await new Promise((done) => setImmediate(done));
  throw new DOMException('no answer', 'TimeoutError');
}

describe.each(STREAMS)('reading %s', (stream, idsOf) => {
  it.each(PASSING)(
    'gives every row once although the mock has its fault $plan.fault',
    async ({ plan, code }) => {
      for (const nth of PLACES) {
        const mock = aMock();
        mock.faults.arm({ ...plan, nth });
        const { records, retried } = await read(mock, stream);
        const ids = records.map(({ id }) => id);
        expect([...ids].sort(), `request ${nth}`).toEqual([...idsOf(mock)].sort());
        for (const told of retried) expect(told).toMatch(code ?? /^never$/);
      }
    },
  );

  it.each(LASTING)('tells of $fault as what it is', async (plan, code) => {
    for (const nth of PLACES) {
      const mock = aMock();
      mock.faults.arm({ ...plan, nth });
      await expect(read(mock, stream), `request ${nth}`).rejects.toMatchObject({
        code: expect.stringMatching(code),
        retry: 'after-fix',
      });
    }
  });

  it('gives every row that is there throughout although others come and go before each page', async () => {
    for (const change of ['insert', 'delete'] as const) {
      const mock = aMock();
      const before = idsOf(mock);
      mock.faults.arm({ fault: 'rows-shift', change, table: 'employee' });
      const { records } = await read(mock, stream);
      const ids = records.map(({ id }) => String(id));
      const after = new Set(idsOf(mock));
      expect(ids).toEqual(expect.arrayContaining(before.filter((id) => after.has(id))));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

it('asks for a smaller page at once where none came in time, and for more again later', async () => {
  const mock = aMock();
  mock.faults.arm({ fault: 'stall', nth: 9 });
  const { retried } = await readWhole(stalling(mock), { stream: 'employee', params: { page_size: 8 } });
  expect(retried).toEqual([]);
  const limits = mock.journal.flatMap(({ url }) => new URL(url).searchParams.get('limit') ?? []);
  expect(limits).toEqual(expect.arrayContaining(['8', '2', '4']));
});
