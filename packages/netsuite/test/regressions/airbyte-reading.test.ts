import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/client.js';
import { connector } from '../../src/connector.js';
import { encodeBounds } from '../../src/streams/bounds.js';
import { discover } from '../../src/streams/discover.js';
import { employee } from '../../src/streams/employee.js';
import { read } from '../../src/streams/read.js';
import { describeStream } from '../../src/streams/stream-catalog.js';
import { aConfig, anErrorReply, NOON_MS } from '../builders.js';
import { createKeysetRemote } from '../keyset-remote.js';
import { callOn } from '../mock-call.js';
import { openOn, readWhole } from '../reading.js';

/** What users of Airbyte's connector reported: https://github.com/airbytehq/airbyte/issues/NUMBER */
describe('as reported of Airbyte', () => {
  it('79653: loses no row that changed before midnight of the account', async () => {
    let nowMs = Date.parse('2026-06-10T06:30:00Z');
    const mock = createNetsuiteMock({ employees: 5, timeZone: 'America/Los_Angeles', now: () => nowMs });
    const { covered } = await readWhole(mock, { stream: 'employee', nowMs });
    nowMs = Date.parse('2026-06-10T06:59:59Z');
    const [id = 0] = mock.store.ids('employee');
    mock.store.update('employee', id, { phone: '1' });
    nowMs = Date.parse('2026-06-10T07:00:30Z');
    const { records } = await readWhole(mock, { stream: 'employee', nowMs, mode: 'incremental', covered });
    expect(records.map((record) => record['id'])).toEqual([String(id)]);
  });

  it('79190: passes over a record that NetSuite cannot show, says which, and reads on', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => index + 1);
    const remote = createKeysetRemote({
      ids,
      answer: ({ q, params, url }) => {
        if (!q.includes('email')) return undefined;
        const [after = 0, last = 0] = q.includes('id = ?') ? [Number(params[0]) - 1] : params.map(Number);
        const reach = last === 0 ? after + 1 : after + Number(url.searchParams.get('limit'));
        return after < 222 && reach >= 222
          ? anErrorReply(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: locked')
          : undefined;
      },
    });
    const request = {
      stream: describeStream(employee),
      partition: { id: 'p', bounds: encodeBounds({ after: 0, last: 300 }) },
      fields: ['email'],
      limit: 1_000,
    };
    const client = createClient(aConfig());
    const whole = async (attempt: number) => {
      const events = [];
      for await (const event of read(client, request, remote.call({ attempt }))) events.push(event);
      return events;
    };
    await expect(whole(1), 'first it may be a failure that passes').rejects.toMatchObject({
      code: 'netsuite/unexpected-error',
    });
    const events = await whole(2);
    const found = events.flatMap((event) => (event.kind === 'records' ? event.records : []));
    expect(found.map(({ id }) => Number(id))).toEqual(ids.filter((id) => id !== 222));
    expect(events.filter(({ kind }) => kind === 'notice')).toMatchObject([
      { key: { id: '222' }, outcome: 'skipped', fault: { code: 'netsuite/unreadable-row' } },
    ]);
    expect(events.at(-1)).toEqual({ kind: 'complete' });
  });

  it('79190: takes no outage for records that cannot be shown', async () => {
    const remote = createKeysetRemote({
      ids: [1, 2, 3],
      answer: () => anErrorReply(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: down'),
    });
    const request = {
      stream: describeStream(employee),
      partition: { id: 'p', bounds: encodeBounds({ after: 0, last: 3 }) },
      limit: 10,
    };
    const events: string[] = [];
    const reading = (async () => {
      for await (const { kind } of read(createClient(aConfig()), request, remote.call({ attempt: 5 })))
        events.push(kind);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'netsuite/unexpected-error' });
    expect(events).toEqual([]);
    expect(remote.seen.length).toBeLessThan(10);
  });

  it('35745: goes on from its last checkpoint and asks for no page twice', async () => {
    const mock = createNetsuiteMock({ employees: 40, now: () => NOON_MS });
    mock.faults.arm({ fault: 'service-unavailable', nth: 12 });
    const { records, retried } = await readWhole(mock, {
      stream: 'employee',
      params: { page_size: 5 },
      retries: 1,
    });
    expect(retried).toEqual(['netsuite/unavailable']);
    expect(new Set(records.map(({ id }) => id)).size).toBe(40);
    expect(records).toHaveLength(40);
  });

  it.each(['DD.MM.YYYY', 'D/M/YYYY'] as const)(
    '63697, 21871: finds the same rows in an account with %s',
    async (dateFormat) => {
      let nowMs = Date.parse('2026-04-13T10:00:00Z');
      const mock = createNetsuiteMock({
        employees: 6,
        dateFormat,
        timeZone: 'Europe/Berlin',
        now: () => nowMs,
      });
      const { covered } = await readWhole(mock, { stream: 'employee', nowMs });
      nowMs += 86_400_000;
      const [id = 0] = mock.store.ids('employee');
      mock.store.update('employee', id, { hiredate: '2026-04-05' });
      const { records } = await readWhole(mock, { stream: 'employee', nowMs, mode: 'incremental', covered });
      expect(records).toMatchObject([{ id: String(id), hiredate: '2026-04-05' }]);
    },
  );

  it('69274: lists a record type that is closed with the reason, and all others', async () => {
    const mock = createNetsuiteMock({ employees: 2, now: () => NOON_MS });
    mock.account.withholdPermission('Vendors');
    const found = new Map<string, string | undefined>();
    const client = await openOn(mock);
    for await (const { name, unavailable } of discover(client, {}, callOn(mock)))
      found.set(name, unavailable?.code);
    expect([...found].filter(([, code]) => code !== undefined)).toEqual([
      ['vendor', 'netsuite/hidden-table'],
    ]);
    expect(found.size).toBeGreaterThan(connector.manifest.streams.length);
  });

  it('25223, 86414: asks for no catalogue of everything, and for custom fields once', async () => {
    const mock = createNetsuiteMock({ employees: 2, now: () => NOON_MS });
    const client = await openOn(mock);
    const call = callOn(mock);
    for (const stream of ['employee', 'vendor', 'employee'])
      for await (const _ of discover(client, { stream }, call));
    const paths = call.requests.map(({ url }) => new URL(url).pathname);
    expect(paths.filter((path) => path.endsWith('/metadata-catalog'))).toEqual([]);
    const queries = call.requests.map(({ body }) => new TextDecoder().decode(body));
    expect(queries.filter((text) => text.includes('FROM customrecordtype'))).toHaveLength(1);
  });

  it('86414: reads rows by the page and never one by one', async () => {
    const mock = createNetsuiteMock({ employees: 1_200, now: () => NOON_MS });
    const { records } = await readWhole(mock, { stream: 'employee' });
    expect(records).toHaveLength(1_200);
    expect(mock.journal.length).toBeLessThan(15);
  });
});
