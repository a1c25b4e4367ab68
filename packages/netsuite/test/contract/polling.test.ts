import { isFault, type Occurrence } from '@onlink/core';
import { FAULT_NAMES, type FaultPlan } from '@onlink/netsuite-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMovingMock, idsOf, secondsOf, watch } from '../watcher.js';

const NOON = '2026-03-02T12:00:00Z';
const AT = '2026-03-02T12:01:00Z';
const MINUTE_MS = 60_000;
/** Most rows that a trigger's state may hold. */
const MOST_REMEMBERED = 2_000;
const EMPLOYEE = { recordType: 'employee' };

describe('ties, late changes and limits', () => {
  it('loses none of many changes in one second, over page edges, nor one that joins that second later', async () => {
    const world = aMovingMock(NOON, { employees: 1_800 });
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    const [late = 0, ...others] = world.mock.store.ids('employee');
    for (const id of others) world.mock.store.update('employee', id, { title: 'All' });
    await watcher.poll();
    expect(new Set(idsOf(watcher.events)).size).toBe(others.length);
    expect(watcher.events).toHaveLength(others.length);
    world.mock.store.update('employee', late, { title: 'All' });
    expect(idsOf(await watcher.poll())).toEqual([`employee:${late}:updated:${NOON}`]);
  });

  it('remembers so many rows at most, and tells of none twice', async () => {
    const world = aMovingMock(NOON, { employees: MOST_REMEMBERED + 700 });
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    for (const id of world.mock.store.ids('employee'))
      world.mock.store.update('employee', id, { title: 'All' });
    expect(await watcher.poll()).toHaveLength(MOST_REMEMBERED + 700);
    const { seen } = watcher.state() as { readonly seen: { readonly [time: string]: string } };
    expect(Object.values(seen).flatMap((ids) => ids.split(','))).toHaveLength(MOST_REMEMBERED);
    expect(await watcher.poll()).toEqual([]);
  });

  it('finds a row that was saved later than its time says, below what was read', async () => {
    const world = aMovingMock(NOON);
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    const [first = 0, second = 0] = world.mock.store.ids('employee');
    world.move(MINUTE_MS);
    world.mock.store.update('employee', second, { title: 'In time' });
    await watcher.poll();
    world.mock.store.update('employee', first, {
      title: 'Late',
      lastmodifieddate: secondsOf(world.now()) - 30,
    });
    world.mock.store.update('employee', second, { title: 'Same second' });
    expect(idsOf(await watcher.poll())).toEqual([`employee:${first}:updated:2026-03-02T12:00:30Z`]);
  });

  it('gets on by a page in each call whose time is short, and ends whole', async () => {
    const world = aMovingMock(NOON, { employees: 4_500 });
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    for (const id of world.mock.store.ids('employee'))
      world.mock.store.update('employee', id, { title: 'All' });
    for (let calls = 0; calls < 5; calls += 1) await watcher.poll({ deadlineMs: 150 });
    expect(watcher.requests).toBe(5);
    expect(new Set(idsOf(watcher.events)).size).toBe(4_500);
    expect(watcher.events).toHaveLength(4_500);
  });

  it('is not carried away by a time that lies ahead', async () => {
    const world = aMovingMock(NOON);
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    const [first = 0, second = 0] = world.mock.store.ids('employee');
    world.mock.store.update('employee', first, { lastmodifieddate: '2030-01-01 00:00:00' });
    await watcher.poll();
    world.move(MINUTE_MS);
    world.mock.store.update('employee', second, { title: 'Now' });
    expect(idsOf(await watcher.poll())).toEqual([`employee:${second}:updated:${AT}`]);
  });

  it('passes a day of silence in one request', async () => {
    const world = aMovingMock(NOON);
    const watcher = watch(world, 'record-deleted', EMPLOYEE);
    await watcher.poll();
    world.move(24 * 3_600_000);
    await watcher.poll();
    expect(watcher.requests).toBe(2);
  });
});

interface FaultCase {
  readonly plan: FaultPlan;
  /** The code of the fault that the poll ends with; without one it goes through. */
  readonly code?: string;
  /** A person must act: it is not tried again here. */
  readonly lasts?: true;
}

const FAULT_CASES: readonly FaultCase[] = [
  { plan: { fault: 'concurrency-limit' }, code: 'netsuite/concurrency-limit' },
  { plan: { fault: 'unexpected-error' }, code: 'netsuite/unexpected-error' },
  { plan: { fault: 'unexpected-error-after-commit' }, code: 'netsuite/unexpected-error' },
  { plan: { fault: 'service-unavailable' }, code: 'netsuite/unavailable' },
  { plan: { fault: 'maintenance-page' }, code: 'netsuite/unavailable' },
  { plan: { fault: 'reset-before-commit' }, code: 'network/lost' },
  { plan: { fault: 'reset-after-commit' }, code: 'network/lost' },
  { plan: { fault: 'stall' }, code: 'network/timeout' },
  { plan: { fault: 'truncated-body' }, code: 'network/lost' },
  { plan: { fault: 'latency', distribution: { kind: 'fixed', delayMs: 1 } } },
  { plan: { fault: 'slow-catalog' } },
  { plan: { fault: 'duplicate-page' }, code: 'netsuite/malformed-page' },
  { plan: { fault: 'rows-shift', table: 'employee' } },
  { plan: { fault: 'clock-skew', skewMs: 3_600_000 }, code: 'netsuite/clock-skew', lasts: true },
  { plan: { fault: 'token-revoked' }, code: 'netsuite/login-refused', lasts: true },
  {
    plan: { fault: 'permission-revoked', permission: 'SuiteAnalytics Workbook' },
    code: 'netsuite/workbook-permission',
    lasts: true,
  },
];

describe('polling while NetSuite fails', () => {
  it('meets every fault of the mock', () => {
    expect(FAULT_CASES.map(({ plan }) => plan.fault).sort()).toEqual([...FAULT_NAMES].sort());
  });

  const over = FAULT_CASES.flatMap((given) =>
    [1, 3].map((nth) => ({ ...given, nth, fault: given.plan.fault })),
  );

  it.each(over)('loses and doubles nothing: $fault at request $nth', async ({ plan, code, lasts, nth }) => {
    const world = aMovingMock(NOON, { employees: 2_100 });
    const { mock } = world;
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    const rows = mock.store.ids('employee');
    for (const id of rows) mock.store.update('employee', id, { title: 'All' });
    const expected = rows.map((id) => `employee:${id}:updated:${NOON}`);
    // It takes a page before it, whichever that is.
    mock.faults.arm(plan.fault === 'duplicate-page' ? { ...plan, times: 1 } : { ...plan, nth });
    const stalls = plan.fault === 'stall';
    let seen: string | undefined;
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
      const answer = mock.fetch(new Request(url, init));
      return stalls && watcher.requests === nth ? timedOut() : answer;
    };
    for (let tries = 0; tries < 3; tries += 1) {
      const fault = await watcher.poll({ fetch }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (fault === undefined) break;
      if (!isFault(fault)) throw fault;
      seen = fault.code;
      expect(fault.effect).toBe('none');
      expect(fault.retry === 'after-fix' || fault.retry === 'never').toBe(lasts === true);
      if (lasts === true) break;
      world.move(MINUTE_MS);
    }
    expect(seen).toBe(code);
    const told = idsOf(watcher.events);
    expect(new Set(told).size).toBe(told.length);
    // A row that a fault made is told of too.
    const rowsAsked = new Set(expected);
    const ofThese = told.filter((id) => rowsAsked.has(id));
    expect(ofThese).toEqual(lasts === true ? expected.slice(0, (nth - 1) * 1_000) : expected);
  });
});

async function timedOut(): Promise<never> {
  throw new DOMException('no answer', 'TimeoutError');
}

describe('the clock of the account', () => {
  const ZONES = [
    ['America/New_York', '2025-11-02T02:00:00Z'],
    ['America/New_York', '2026-03-08T03:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T11:00:00Z'],
    ['Europe/Berlin', '2025-10-25T21:00:00Z'],
    ['Asia/Kolkata', '2026-03-02T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-03-02T06:00:00Z'],
    ['Pacific/Pago_Pago', '2026-03-02T06:00:00Z'],
  ] as const;
  /** Steps of the test: minutes until the next change, and whether a poll follows it. */
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.boolean()), {
    minLength: 10,
    maxLength: 25,
  });

  it.each(ZONES)('tells of every change in %s from %s on, once', async (timeZone, start) => {
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const world = aMovingMock(start, { timeZone, employees: 30 });
        const { mock } = world;
        for (const id of mock.store.ids('employee').slice(25))
          mock.store.update('employee', id, { title: 'Before' });
        world.move(3_600_000 + 1_000);
        const watcher = watch(world, 'record-updated', EMPLOYEE);
        const changed: string[] = [];
        for (const [index, [minutes, polls]] of walk.entries()) {
          world.move(minutes * MINUTE_MS);
          const id = mock.store.ids('employee')[index] ?? 0;
          mock.store.update('employee', id, { title: `Change ${index}` });
          changed.push(`employee:${id}`);
          if (polls) await watcher.poll();
        }
        await watcher.poll();
        expect(watcher.events.map(({ order }) => order).sort()).toEqual(changed.sort());
      }),
      { numRuns: 8 },
    );
  });

  it('knows the zone of an account that refuses SYS_EXTRACT_UTC by its clock', async () => {
    const world = aMovingMock(NOON, { timeZone: 'America/New_York' });
    const { mock } = world;
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
      const body = await new Request(url, init).text();
      return body.includes('SYS_EXTRACT_UTC') ? refusal() : mock.fetch(new Request(url, init));
    };
    const [before = 0, after = 0] = mock.store.ids('employee');
    mock.store.update('employee', before, { title: 'Before' });
    world.move(MINUTE_MS);
    const watcher = watch(world, 'record-updated', EMPLOYEE);
    mock.store.update('employee', after, { title: 'After' });
    const told: readonly Occurrence<unknown>[] = await watcher.poll({ fetch });
    expect(idsOf(told)).toEqual([`employee:${after}:updated:${AT}`]);
    expect(await watcher.poll()).toEqual([]);
  });
});

function refusal(): Response {
  const detail =
    'Invalid search query. Detailed unprocessed description follows. Search error occurred: Invalid or unsupported search.';
  const body = {
    title: 'Bad Request',
    status: 400,
    'o:errorDetails': [{ detail, 'o:errorCode': 'INVALID_PARAMETER' }],
  };
  return Response.json(body, { status: 400 });
}
