import { isFault, type JsonObject, type ReadEvent, type ReadRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, anErrorReply, aReply, NOON_MS } from '../../test/builders.js';
import { createKeysetRemote, type FakeRemote, idsOf, type RemoteOptions } from '../../test/keyset-remote.js';
import { createClient } from '../client.js';
import { encodeBounds } from './bounds.js';
import { employee } from './employee.js';
import { read } from './read.js';
import { describeStream } from './stream-catalog.js';

const TEN = Array.from({ length: 10 }, (_, index) => (index + 1) * 3);

const aRequest = (overrides: Partial<ReadRequest> = {}): ReadRequest => ({
  stream: describeStream(employee),
  partition: { id: 'p', bounds: encodeBounds({ after: 0, last: 30 }), weight: 10 },
  fields: ['id'],
  params: { page_size: 4 },
  limit: 1_000,
  ...overrides,
});

async function collect(remote: FakeRemote, request: ReadRequest, call = remote.call()): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of read(createClient(aConfig()), request, call)) events.push(event);
  return events;
}

const recordsOf = (events: readonly ReadEvent[]): JsonObject[] =>
  events.flatMap((event) => (event.kind === 'records' ? event.records : []));

const readWith = (options: Partial<RemoteOptions>, request: Partial<ReadRequest> = {}) =>
  collect(createKeysetRemote({ ids: TEN, ...options }), aRequest(request));

describe('read', () => {
  it('yields for each page its records, a checkpoint and the progress, and at the end complete', async () => {
    const events = await readWith({});
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['records', 'checkpoint', 'progress'],
      ...['records', 'checkpoint', 'progress'],
      ...['records', 'checkpoint', 'progress', 'complete'],
    ]);
    expect(idsOf(recordsOf(events))).toEqual(TEN);
    expect(events[1]).toEqual({ kind: 'checkpoint', state: { afterId: '12' } });
    expect(events[5]).toEqual({ kind: 'progress', done: 8, total: 10 });
  });

  it('asks by keyset with bound parameters, never by offset', async () => {
    const remote = createKeysetRemote({ ids: TEN });
    await collect(remote, aRequest());
    expect(remote.seen.map(({ params }) => params)).toEqual([
      ['0', '30'],
      ['12', '30'],
      ['24', '30'],
    ]);
    for (const { method, url, q, headers } of remote.seen) {
      expect(method).toBe('POST');
      expect(`${url.pathname}${url.search}`).toBe('/services/rest/query/v1/suiteql?limit=4&offset=0');
      expect(q).toBe('SELECT id FROM employee WHERE (id > ? AND id <= ?) ORDER BY id');
      expect(Object.entries(headers).find(([name]) => name.toLowerCase() === 'prefer')?.[1]).toBe(
        'transient',
      );
    }
  });

  it('begins after the state and counts what lies before it as done', async () => {
    const events = await readWith({}, { state: { afterId: '24' } });
    expect(idsOf(recordsOf(events))).toEqual([27, 30]);
    expect(events[2]).toEqual({ kind: 'progress', done: 10, total: 10 });
  });

  it('cuts a page at the limit and does not complete, even on the very last row', async () => {
    const six = await readWith({}, { limit: 6 });
    expect(idsOf(recordsOf(six))).toEqual(TEN.slice(0, 6));
    expect(six.at(-2)).toEqual({ kind: 'checkpoint', state: { afterId: '18' } });
    const ten = await readWith({}, { limit: 10 });
    expect(recordsOf(ten)).toHaveLength(10);
    expect(ten.map(({ kind }) => kind)).not.toContain('complete');
    expect(await readWith({}, { limit: 10, state: { afterId: '30' } })).toEqual([{ kind: 'complete' }]);
  });

  it('completes a stream without rows without asking', async () => {
    const remote = createKeysetRemote({ ids: [] });
    const partition = { id: 'empty', bounds: { empty: true } };
    expect(await collect(remote, aRequest({ partition }))).toEqual([{ kind: 'complete' }]);
    expect(remote.seen).toHaveLength(0);
  });

  it('goes on after a short page that says that there is more', async () => {
    const events = await readWith({
      bend: (page, index) => {
        if (index !== 0) return;
        page.items = page.items.slice(0, 1);
        page.count = 1;
      },
    });
    expect(idsOf(recordsOf(events))).toEqual(TEN);
    expect(events.at(-1)).toEqual({ kind: 'complete' });
  });

  it('takes names in any case and pages without the counts', async () => {
    const events = await readWith({
      bend: (page) => {
        page.items = page.items.map(({ id }) => ({ ID: id }));
        Object.assign(page, { count: undefined, totalResults: undefined, hasMore: undefined });
      },
    });
    expect(idsOf(recordsOf(events))).toEqual(TEN);
  });

  it.each<[string, NonNullable<RemoteOptions['bend']>]>([
    ['repeats the row before', (page) => page.items.splice(1, 1, { id: '3' })],
    ['goes back', (page) => page.items.reverse()],
    ['lies beyond the bound', (page) => page.items.splice(3, 1, { id: '31' })],
    ['has a row without an ID', (page) => page.items.splice(2, 1, { email: 'x' })],
    ['has an ID that is not a number', (page) => page.items.splice(2, 1, { id: 'abc' })],
    ['has more rows than were asked', (page) => page.items.push({ id: '13' })],
    ['counts other rows than it has', (page) => Object.assign(page, { count: 3 })],
    ['is empty and says more', (page) => Object.assign(page, { items: [], count: 0 })],
    ['says that nothing follows while rows remain', (page) => Object.assign(page, { hasMore: false })],
    ['has no items', (page) => Object.assign(page, { items: undefined })],
  ])('refuses a page that %s, and delivers nothing of it', async (_, bend) => {
    const remote = createKeysetRemote({ ids: TEN, bend });
    const events: ReadEvent[] = [];
    const reading = (async () => {
      for await (const event of read(createClient(aConfig()), aRequest(), remote.call())) events.push(event);
    })();
    await expect(reading).rejects.toSatisfy(isFault);
    await expect(reading).rejects.toMatchObject({ code: 'netsuite/malformed-page', scope: 'partition' });
    expect(events).toEqual([]);
  });

  it('ends with a checkpoint when the deadline leaves no time for another page', async () => {
    const remote = createKeysetRemote({ ids: TEN, pageMs: 1_000 });
    const events = await collect(remote, aRequest(), remote.call({ deadlineAt: NOON_MS + 1_500 }));
    expect(idsOf(recordsOf(events))).toEqual(TEN.slice(0, 4));
    expect(events.at(-2)?.kind).toBe('checkpoint');
    expect(remote.seen).toHaveLength(1);
  });

  it('ends quietly when it is cancelled between pages', async () => {
    const abort = new AbortController();
    const remote = createKeysetRemote({ ids: TEN });
    const kinds: string[] = [];
    for await (const { kind } of read(
      createClient(aConfig()),
      aRequest(),
      remote.call({ signal: abort.signal }),
    )) {
      kinds.push(kind);
      if (kind === 'progress') abort.abort();
    }
    expect(kinds).toEqual(['records', 'checkpoint', 'progress']);
  });

  it('leaves out a field that the account lacks, says so once, and does not pay for it twice', async () => {
    const answer: RemoteOptions['answer'] = ({ q }) =>
      q.includes('subsidiary')
        ? anErrorReply(400, 'INVALID_PARAMETER', "Search error occurred: Unknown identifier 'subsidiary'.")
        : undefined;
    const remote = createKeysetRemote({ ids: TEN, answer, row: () => ({ email: 'x' }) });
    const client = createClient(aConfig());
    const request = aRequest({ fields: ['id', 'email', 'subsidiary'] });
    for (const refused of [1, 0]) {
      const before = remote.seen.length;
      const events: ReadEvent[] = [];
      for await (const event of read(client, request, remote.call())) events.push(event);
      expect(remote.seen.length - before).toBe(3 + refused);
      expect(recordsOf(events)[0]).toEqual({ id: '3', email: 'x' });
      expect(events.filter(({ kind }) => kind === 'notice')).toMatchObject([
        { field: 'subsidiary', fault: { code: 'netsuite/field-unavailable' } },
      ]);
    }
  });

  it('does not do without a field that a filter needs', async () => {
    const answer = () =>
      anErrorReply(400, 'INVALID_PARAMETER', "Search error occurred: Unknown identifier 'class'.");
    const filters = [{ path: 'class', equals: '1' }];
    await expect(readWith({ answer }, { filters, fields: ['id', 'class'] })).rejects.toMatchObject({
      code: 'netsuite/unknown-column',
    });
  });

  it('tells about a field that the stream does not have', async () => {
    const events = await readWith({}, { fields: ['id', 'shoesize'] });
    expect(events[0]).toMatchObject({
      kind: 'notice',
      field: 'shoesize',
      fault: { code: 'netsuite/unknown-field', blame: 'input' },
    });
    expect(recordsOf(events)).toHaveLength(10);
  });

  it('reports a value that it cannot read beside the rows', async () => {
    const events = await readWith({ row: () => ({ isinactive: 'X' }) }, { fields: ['isinactive'], limit: 1 });
    expect(events[0]).toMatchObject({
      kind: 'notice',
      key: { id: '3' },
      field: 'isinactive',
      outcome: 'nulled',
    });
    expect(recordsOf(events)).toEqual([{ id: '3', isinactive: null }]);
  });

  it.each([[{ page_size: 0 }], [{ page_size: 1_001 }], [{ page_size: 'many' }]])(
    'refuses params %j',
    async (params) => {
      await expect(readWith({}, { params })).rejects.toMatchObject({
        code: 'netsuite/page-size',
        blame: 'input',
      });
    },
  );

  it.each([[{}], [null], ['3'], [{ afterId: 'x' }], [{ afterId: '31' }]])(
    'refuses the state %j',
    async (state) => {
      await expect(readWith({}, { state })).rejects.toMatchObject({ code: 'netsuite/unreadable-state' });
    },
  );

  it.each([
    ['an HTML page', aReply(200, '<html><body>Maintenance</body></html>', { 'content-type': 'text/html' })],
    ['a truncated body', aReply(200, '{"items":[{"id":"3"},{"id":', { 'content-type': 'application/json' })],
    ['nothing', aReply(200, '')],
  ])('turns %s instead of a page into a fault of one line', async (_, reply) => {
    const failed = await readWith({ answer: () => reply }).catch((thrown: unknown) => thrown);
    expect(isFault(failed)).toBe(true);
    expect((failed as Error).message).not.toMatch(/[\r\n]/);
  });
});
