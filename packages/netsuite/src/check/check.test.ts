import { type CheckItem, createFault, type HttpResponse } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, anErrorReply, aRefusedLogin, aReply, NOON_MS } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote, type SeenRequest } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { CHECKED_TABLES } from '../streams/stream-catalog.js';
import { check } from './check.js';
import { CHECK_DESCRIPTIONS } from './check-list.js';
import { closedRecord, probeRecords, probeRestlets } from './probes.js';
import { RECORD_PERMISSIONS } from './record-permissions.js';

const IDS = [
  ...['reach', 'clock', 'sign-in', 'suiteql', 'records', 'restlets'],
  ...CHECKED_TABLES.map(({ stream }) => `read.${stream.name}`),
  ...RECORD_PERMISSIONS.map(({ type }) => `change.${type}`),
];

const aRemote = (answer: (seen: SeenRequest) => HttpResponse | undefined = () => undefined): FakeRemote =>
  createKeysetRemote({
    ids: [1],
    answer: (seen) => answer(seen) ?? usualAnswer(seen),
  });

/** Of an account in which the role may do everything. */
function usualAnswer({ method, url }: SeenRequest): HttpResponse | undefined {
  if (method === 'OPTIONS') return aReply(204);
  if (!url.pathname.endsWith('/metadata-catalog')) return undefined;
  return aReply(200, { items: RECORD_PERMISSIONS.map(({ type }) => ({ name: type })) });
}

async function checkWith(remote: FakeRemote, call = remote.call()): Promise<CheckItem[]> {
  const items: CheckItem[] = [];
  for await (const item of check(createClient(aConfig()), call)) items.push(item);
  return items;
}

const codesOf = (items: readonly CheckItem[]) =>
  Object.fromEntries(items.map(({ id, fault }) => [id, fault?.code]));

const notTriedFrom = (id: string) =>
  Object.fromEntries(IDS.slice(IDS.indexOf(id)).map((later) => [later, 'netsuite/not-tried']));

describe('check', () => {
  it('yields every capability of the manifest, in order, with where it is granted', async () => {
    const items = await checkWith(aRemote());
    expect(items.map(({ id }) => id)).toEqual(IDS);
    expect(CHECK_DESCRIPTIONS.map(({ id }) => id)).toEqual(IDS);
    expect(items.every(({ needs, fault }) => needs.length > 10 && fault === undefined)).toBe(true);
  });

  it('asks for one row at most, and signs in by OPTIONS once', async () => {
    const remote = aRemote();
    await checkWith(remote);
    const [first, ...others] = remote.seen;
    expect(`${first?.method} ${first?.url.pathname}`).toBe('OPTIONS /services/rest/*');
    const paths = others.filter(({ method }) => method === 'GET').map(({ url }) => url.pathname);
    expect(paths.sort()).toEqual([
      '/app/site/hosting/restlet.nl',
      '/services/rest/record/v1/metadata-catalog',
      '/services/rest/system/v1/governanceLimits',
    ]);
    const queries = others.filter(({ method }) => method === 'POST').map(({ q }) => q);
    expect(new Set(queries).size, 'each table once').toBe(queries.length);
    expect(queries).toHaveLength(CHECKED_TABLES.length);
    for (const q of queries) expect(q).toMatch(/^SELECT 1 AS one FROM \w+ WHERE \(ROWNUM <= \?\)$/);
  });

  it('asks for all that follows the login side by side', async () => {
    const remote = aRemote();
    let release: (() => void)[] = [];
    let most = 0;
    const call = remote.call({
      exchange: async (request) => {
        const reply = await remote.call().exchange(request);
        if (request.method === 'OPTIONS' || request.url.includes('governanceLimits')) return reply;
        await new Promise<void>((resolve) => {
          release.push(resolve);
          most = Math.max(most, release.length);
          // Held until no other comes.
          setImmediate(() => {
            for (const open of release) open();
            release = [];
          });
        });
        return reply;
      },
    });
    await checkWith(remote, call);
    expect(most).toBeGreaterThanOrEqual(5);
  });

  it('explains a host that cannot be reached and tries nothing else', async () => {
    const remote = aRemote();
    const unreachable = async () => {
      throw createFault({
        blame: 'network',
        scope: 'connection',
        retry: { afterMs: 1_000 },
        effect: 'none',
        code: 'network/unknown-host',
        message: 'Failed to connect.',
      });
    };
    const items = await checkWith(remote, remote.call({ exchange: unreachable }));
    expect(codesOf(items)).toEqual({ reach: 'network/unknown-host', ...notTriedFrom('clock') });
    expect(items[0]?.fault).toMatchObject({ fix: { pointer: '/accountId' } });
    expect(items[1]?.fault?.message).toContain('"reach"');
  });

  it('tells a refused login from an unreachable host', async () => {
    const items = await checkWith(aRemote(() => aRefusedLogin()));
    expect(codesOf(items)).toEqual({
      reach: undefined,
      clock: undefined,
      'sign-in': 'netsuite/login-refused',
      ...notTriedFrom('suiteql'),
    });
    expect(items.find(({ id }) => id === 'suiteql')?.fault).toMatchObject({
      blame: 'credentials',
      message: expect.stringContaining('"suiteql"'),
    });
  });

  it('tries a skewed clock corrected, once, and says so although the login is refused for another reason', async () => {
    const remote = aRemote(() => aRefusedLogin({ dateMs: NOON_MS + 600_000 }));
    const items = await checkWith(remote);
    expect(codesOf(items)).toMatchObject({ clock: undefined, 'sign-in': 'netsuite/login-refused' });
    expect(items[1]?.note).toContain("10 minutes behind NetSuite's");
    expect(remote.seen.filter(({ method }) => method === 'OPTIONS')).toHaveLength(2);
  });

  it('names the missing Workbook permission', async () => {
    const refusal = anErrorReply(
      400,
      'USER_ERROR',
      'Your current role does not have permission to perform this action.',
    );
    const items = await checkWith(aRemote(({ method }) => (method === 'POST' ? refusal : undefined)));
    expect(codesOf(items)).toMatchObject({
      'sign-in': undefined,
      suiteql: 'netsuite/workbook-permission',
      records: undefined,
      ...Object.fromEntries(
        Object.entries(notTriedFrom('read.employee')).filter(([id]) => id.startsWith('read.')),
      ),
      'change.employee': undefined,
    });
    expect(items[3]?.fault?.message).toContain('SuiteAnalytics Workbook');
  });

  it('names the permission of a closed record type, and goes on', async () => {
    const closed: { readonly [table: string]: string } = {
      employee: "Search error occurred: Record 'employee' was not found.",
      subsidiary: 'Invalid search type: subsidiary.',
    };
    const remote = aRemote(({ q }) => {
      const detail = closed[/FROM (\w+)/.exec(q)?.[1] ?? ''];
      return detail === undefined ? undefined : anErrorReply(400, 'INVALID_PARAMETER', detail);
    });
    const items = await checkWith(remote);
    expect(codesOf(items)).toMatchObject({
      suiteql: undefined,
      'read.employee': 'netsuite/hidden-table',
      'read.department': undefined,
      'read.subsidiary': 'netsuite/unknown-table',
    });
    expect(items.find(({ id }) => id === 'read.employee')?.fault?.message).toContain('Lists > Employees');
    expect(items.find(({ id }) => id === 'read.subsidiary')?.fault?.message).toContain('OneWorld');
  });

  it('does not hide a defect', async () => {
    const remote = aRemote();
    const broken = async () => {
      throw new TypeError('a defect');
    };
    await expect(checkWith(remote, remote.call({ exchange: broken }))).rejects.toThrow(TypeError);
  });
});

describe('the probes behind actions', () => {
  const catalog = (names: readonly string[]) => aReply(200, { items: names.map((name) => ({ name })) });

  it('tell which record types the role sees, by one request for all of them', async () => {
    const remote = aRemote(() => catalog(['vendor']));
    const { visible, fault } = await probeRecords(createClient(aConfig()), remote.call(), [
      'employee',
      'vendor',
    ]);
    expect([...visible]).toEqual(['vendor']);
    expect(fault).toBeUndefined();
    expect(remote.seen.map(({ url }) => url.searchParams.get('select'))).toEqual(['employee,vendor']);
  });

  it('never ask for the whole catalog, and report a refusal', async () => {
    const refusal = anErrorReply(403, 'INSUFFICIENT_PERMISSION', 'No REST Web Services.');
    const remote = aRemote(() => refusal);
    const { visible, fault } = await probeRecords(createClient(aConfig()), remote.call(), []);
    expect(remote.seen[0]?.url.searchParams.get('select')).toBe('employee');
    expect([visible.size, fault?.code]).toEqual([0, 'netsuite/insufficient-permission']);
  });

  it.each(RECORD_PERMISSIONS)('name what opens $type', (record) => {
    const { fix, message } = closedRecord(record);
    expect(fix?.text).toContain(record.permission);
    expect(message).toContain(record.type);
  });

  it('take "no such script" for a RESTlet login that works, and a refusal for none', async () => {
    const probe = (reply: HttpResponse) =>
      probeRestlets(createClient(aConfig()), aRemote(() => reply).call());
    const noScript = aReply(404, { error: { code: 'SSS_INVALID_SCRIPTLET_ID', message: 'invalid' } });
    await expect(probe(noScript)).resolves.toBeUndefined();
    await expect(probe(aRefusedLogin())).rejects.toMatchObject({ code: 'netsuite/login-refused' });
    await expect(probe(aReply(503, ''))).rejects.toMatchObject({ code: 'netsuite/unavailable' });
  });
});
