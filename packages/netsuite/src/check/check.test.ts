import { type CheckItem, createFault, type HttpResponse } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, anErrorReply, aRefusedLogin, aReply, NOON_MS } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote, type SeenRequest } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { CHECKED_TABLES } from '../streams/stream-catalog.js';
import { check } from './check.js';
import { CHECK_DESCRIPTIONS } from './check-list.js';

const IDS = [
  ...['reach', 'clock', 'sign-in', 'suiteql'],
  ...CHECKED_TABLES.map(({ stream }) => `read.${stream.name}`),
];

const aRemote = (answer: (seen: SeenRequest) => HttpResponse | undefined = () => undefined): FakeRemote =>
  createKeysetRemote({
    ids: [1],
    answer: (seen) => answer(seen) ?? (seen.method === 'OPTIONS' ? aReply(204) : undefined),
  });

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
    const [first, ...queries] = remote.seen;
    expect(`${first?.method} ${first?.url.pathname}`).toBe('OPTIONS /services/rest/*');
    expect(queries).toHaveLength(1 + CHECKED_TABLES.length);
    expect(queries.every(({ method, q }) => method === 'POST' && /^SELECT MAX\(\w+\) /.test(q))).toBe(true);
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
    expect(items[4]?.fault).toMatchObject({
      blame: 'credentials',
      message: expect.stringContaining('"suiteql"'),
    });
  });

  it('shows a skewed clock as the cause of the refused login', async () => {
    const items = await checkWith(aRemote(() => aRefusedLogin({ dateMs: NOON_MS + 600_000 })));
    expect(codesOf(items)).toMatchObject({ clock: 'netsuite/clock-skew', 'sign-in': 'netsuite/clock-skew' });
    expect(items[1]?.fault?.message).toContain('10 minutes behind');
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
      ...notTriedFrom('read.employee'),
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
    expect(items[4]?.fault?.message).toContain('Lists > Employees');
    expect(items[8]?.fault?.message).toContain('OneWorld');
  });

  it('does not hide a defect', async () => {
    const remote = aRemote();
    const broken = async () => {
      throw new TypeError('a defect');
    };
    await expect(checkWith(remote, remote.call({ exchange: broken }))).rejects.toThrow(TypeError);
  });
});
