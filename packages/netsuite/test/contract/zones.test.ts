import { createNetsuiteMock, type NetsuiteMock } from '@onlink/netsuite-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../reading.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Zones with and without summer time, and with halves of hours; and the days on which their clocks change in 2026. */
const ZONES: readonly (readonly [zone: string, changes: readonly string[]])[] = [
  ['America/Los_Angeles', ['2026-03-08T10:00:00Z', '2026-11-01T09:00:00Z']],
  ['America/St_Johns', ['2026-03-08T05:30:00Z', '2026-11-01T04:30:00Z']],
  ['Europe/Berlin', ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']],
  ['Asia/Kolkata', ['2026-03-29T18:30:00Z']],
  ['Australia/Lord_Howe', ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']],
  ['Pacific/Kiritimati', ['2026-03-29T10:00:00Z']],
  ['Pacific/Pago_Pago', ['2026-03-29T11:00:00Z']],
];
const FORMATS = ['M/D/YYYY', 'D/M/YYYY', 'DD.MM.YYYY', 'YYYY-MM-DD'] as const;

const changeWords = ['employee', 'purchaseorder', 'purchaseorderline', 'customrecord_ncfar_asset'] as const;
const ROWS = { purchaseOrders: 6, expenseReports: 2, journalEntries: 2, assets: 6, vendors: 4, items: 6 };

/** Changes a row of a stream at the mock's present time; gives its key. */
function change({ store }: NetsuiteMock, stream: (typeof changeWords)[number], nth: number): string {
  const pick = (ids: readonly number[]): number => ids[nth % ids.length] ?? 0;
  switch (stream) {
    case 'employee': {
      const id = pick(store.ids('employee'));
      store.update('employee', id, { phone: `${nth}` });
      return String(id);
    }
    case 'customrecord_ncfar_asset': {
      const id = pick(store.ids(stream));
      store.update(stream, id, { altname: `${nth}` });
      return String(id);
    }
    case 'purchaseorder': {
      const id = pick(
        store.ids('transaction').filter((one) => store.find('transaction', one)?.['type'] === 'PurchOrd'),
      );
      store.update('transaction', id, { memo: `${nth}` });
      return String(id);
    }
    case 'purchaseorderline': {
      const id = pick(
        store.ids('transactionline').filter((one) => {
          const line = store.find('transactionline', one);
          const { type } = store.find('transaction', Number(line?.['transaction'])) ?? {};
          return type === 'PurchOrd' && line?.['mainline'] === 'F';
        }),
      );
      store.update('transactionline', id, { memo: `${nth}` });
      const line = store.find('transactionline', id);
      return `${String(line?.['transaction'])}:${String(line?.['id'])}`;
    }
  }
}

describe.each(ZONES)('an account in %s', (timeZone, instants) => {
  it('loses no change around local midnight and when its clocks change, in any date format', async () => {
    const local = new Intl.DateTimeFormat('en-CA', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    const around = fc.record({
      stream: fc.constantFrom(...changeWords),
      dateFormat: fc.constantFrom(...FORMATS),
      instant: fc.constantFrom(...instants),
      // Minutes from the change of clocks to the first run, and how long after that a row changes, and the second run is.
      runAt: fc.integer({ min: -30 * 60, max: 30 * 60 }),
      changesAfter: fc.array(fc.integer({ min: 0, max: 26 * 3_600 }), { minLength: 1, maxLength: 4 }),
      seed: fc.nat(1_000),
    });
    await fc.assert(
      fc.asyncProperty(around, async ({ stream, dateFormat, instant, runAt, changesAfter, seed }) => {
        let nowMs = Date.parse(instant) + runAt * MINUTE_MS;
        const mock = createNetsuiteMock({ employees: 9, rows: ROWS, timeZone, dateFormat, now: () => nowMs });
        const first = await readWhole(mock, { stream, nowMs });
        const begin = nowMs;
        const touched: string[] = [];
        for (const [nth, seconds] of [...changesAfter].sort((left, right) => left - right).entries()) {
          nowMs = begin + seconds * 1_000;
          touched.push(change(mock, stream, seed + nth));
        }
        nowMs += 1_000;
        const second = await readWhole(mock, { stream, nowMs, mode: 'incremental', covered: first.covered });
        const ids = second.records.map(({ id }) => id);
        expect(ids, local.format(begin)).toEqual(expect.arrayContaining(touched));
        expect(new Set(ids).size, 'rows that come twice').toBe(ids.length);
        expect(
          second.partitions.filter(({ bounds }) => bounds['since'] === undefined && bounds['empty'] !== true),
        ).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('delivers times to the second on its own clock, and days, in any date format', async () => {
    const [instant = ''] = instants;
    for (const dateFormat of FORMATS) {
      const nowMs = Date.parse(instant) + 13 * HOUR_MS;
      const mock = createNetsuiteMock({ employees: 3, timeZone, dateFormat, now: () => nowMs });
      const id = mock.store.ids('employee')[0] ?? 0;
      mock.store.update('employee', id, { phone: '1', hiredate: '2024-02-29' });
      const { records } = await readWhole(mock, { stream: 'employee', nowMs });
      const wall = new Date(nowMs).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
      expect(records[0]).toMatchObject({ id: String(id), hiredate: '2024-02-29', lastmodifieddate: wall });
    }
  });
});
