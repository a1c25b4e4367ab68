import { createFault, isFault, type Json, type JsonObject, type ReadEvent } from '@onlink/core';
import { eachEvent, type Mutant, withExchange, withRead, withThrown } from './mutant.js';

const isRecords = (event: ReadEvent): event is Extract<ReadEvent, { kind: 'records' }> =>
  event.kind === 'records';

const isPage = ({ url }: { readonly url: string }): boolean => /\/tables\/\w+\?/.test(url);

/** The same reader, asking for its pages by how many rows came before. */
const byOffset = withRead(
  (right) =>
    async function* (client, request, call) {
      let offset = Number((request.state as JsonObject | undefined)?.['offset'] ?? 0);
      const exchange: typeof call.exchange = async (asked) => {
        if (!isPage(asked)) return call.exchange(asked);
        const url = new URL(asked.url);
        url.searchParams.delete('after_id');
        url.searchParams.delete('after_updated');
        url.searchParams.set('offset', String(offset));
        const response = await call.exchange({ ...asked, url: url.href });
        if (response.status === 200) offset += itemsOf(response.body).length;
        return response;
      };
      for await (const event of right(client, request, { ...call, exchange }))
        yield event.kind === 'checkpoint'
          ? { ...event, state: { ...(event.state as JsonObject), offset } }
          : event;
    },
);

function itemsOf(body: Uint8Array): readonly JsonObject[] {
  try {
    const { items } = JSON.parse(new TextDecoder().decode(body)) as {
      readonly items?: readonly JsonObject[];
    };
    return items ?? [];
  } catch {
    return [];
  }
}

/** Connectors that lose, double or misplace rows. */
export const READING_MUTANTS: readonly Mutant[] = [
  {
    name: 'drops a row of each stream',
    breaks: 'full-read',
    mutate: eachEvent((event) =>
      isRecords(event) ? [{ kind: 'records', records: event.records.filter(({ id }) => id !== 2) }] : [event],
    ),
  },
  {
    name: 'gives each page twice',
    breaks: 'full-read',
    mutate: eachEvent((event, { limit }) => (isRecords(event) && limit > 100 ? [event, event] : [event])),
  },
  {
    name: 'saves its cursor before the rows',
    breaks: 'crash-anywhere',
    also: ['short-deadline', 'hard-limit', 'equal-cursors'],
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          let held: ReadEvent[] = [];
          for await (const event of right(client, request, call)) {
            if (event.kind === 'records' || event.kind === 'notice') {
              held.push(event);
              continue;
            }
            yield event;
            yield* held;
            held = [];
          }
        },
    ),
  },
  {
    name: 'goes on strictly after a timestamp, without the key',
    breaks: 'equal-cursors',
    mutate: withRead((right) => (client, request, call) => {
      const { updated } = (
        request.partition.bounds['order'] === 'id' ? {} : (request.state ?? {})
      ) as JsonObject;
      const state = { updated: updated ?? '', id: Number.MAX_SAFE_INTEGER };
      return right(client, updated === undefined ? request : { ...request, state }, call);
    }),
  },
  {
    name: 'pages by offset',
    breaks: 'shifting-pages',
    also: ['repeated-reply'],
    mutate: byOffset,
  },
  {
    name: 'ignores its deadline',
    breaks: 'short-deadline',
    mutate: withRead(
      (right) => (client, request, call) =>
        right(client, request, { ...call, deadlineAt: Number.POSITIVE_INFINITY }),
    ),
  },
  {
    name: 'gives whole pages whatever its limit',
    breaks: 'hard-limit',
    also: ['equal-cursors', 'deletes-over-two-runs'],
    mutate: withRead(
      (right) => (client, request, call) =>
        right(client, { ...request, limit: Math.ceil(request.limit / 4) * 4 }, call),
    ),
  },
  {
    name: 'claims to be complete when its limit is reached',
    breaks: 'hard-limit',
    also: ['equal-cursors', 'deletes-over-two-runs'],
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          let complete = false;
          let rows = 0;
          for await (const event of right(client, request, call)) {
            complete ||= event.kind === 'complete';
            if (isRecords(event)) rows += event.records.length;
            yield event;
          }
          if (!complete && rows >= request.limit) yield { kind: 'complete' };
        },
    ),
  },
  {
    name: 'sorts a page by name and names its last row in the checkpoint',
    breaks: 'crash-anywhere',
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          for await (const event of right(client, request, call)) {
            if (!isRecords(event)) {
              yield event;
              continue;
            }
            const sorted = [...event.records].sort((left, next) =>
              String(left['name']) < String(next['name']) ? 1 : -1,
            );
            for (const record of sorted) {
              yield { kind: 'records', records: [record] };
              const { updated, id } = record as { readonly updated: Json; readonly id: Json };
              if (updated !== undefined) yield { kind: 'checkpoint', state: { updated, id } };
            }
          }
        },
    ),
  },
  {
    name: 'leaves a row that it cannot read out without a word',
    breaks: 'ledger-balance',
    mutate: eachEvent((event) => (event.kind === 'notice' ? [] : [event])),
  },
  {
    name: 'asks for changes from the wrong moment on',
    breaks: 'incremental',
    mutate: (reference) => ({
      ...reference,
      source: {
        ...reference.source!,
        async *plan(client, request, call) {
          for await (const partition of reference.source!.plan(client, request, call))
            yield request.mode === 'full' || request.stream.name === 'device'
              ? partition
              : { ...partition, bounds: { ...partition.bounds, since: '2999-01-01T00:00:00Z' } };
        },
      },
    }),
  },
  {
    name: 'gives every field whatever is asked for',
    breaks: 'only-asked-fields',
    mutate: withRead(
      (right) =>
        (client, { fields: _fields, ...request }, call) =>
          right(client, request, call),
    ),
  },
  {
    name: 'never reports what was deleted',
    breaks: 'deletes-over-two-runs',
    mutate: eachEvent((event) => (event.kind === 'deleted' ? [] : [event])),
  },
  {
    name: 'works out deletions by itself',
    breaks: 'deletes-over-two-runs',
    mutate: eachEvent((event, { stream }) =>
      event.kind === 'complete' && stream.name === 'person'
        ? [{ kind: 'deleted', keys: [{ id: 1 }] }, event]
        : [event],
    ),
  },
  {
    name: 'reads everything before it gives anything',
    breaks: 'bounded-memory',
    needsManyRows: true,
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          const all: ReadEvent[] = [];
          for await (const event of right(client, request, call)) all.push(event);
          yield* all;
        },
    ),
  },
  {
    name: 'remembers every row it has given',
    breaks: 'bounded-memory',
    needsManyRows: true,
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          const memory = client as unknown as { given?: unknown[] };
          memory.given ??= [];
          for await (const event of right(client, request, call)) {
            if (isRecords(event)) memory.given.push(...event.records);
            yield event;
          }
        },
    ),
  },
  {
    name: 'uses one array for every page',
    breaks: 'plain-json',
    mutate: withRead(
      (right) =>
        async function* (client, request, call) {
          const page: JsonObject[] = [];
          for await (const event of right(client, request, call)) {
            if (!isRecords(event)) {
              yield event;
              continue;
            }
            page.splice(0, page.length, ...event.records);
            yield { kind: 'records', records: page };
          }
        },
    ),
  },
  {
    name: 'gives dates as Date objects',
    breaks: 'plain-json',
    mutate: eachEvent((event) =>
      isRecords(event)
        ? [
            {
              kind: 'records',
              records: event.records.map((row) => ({
                ...row,
                ...('updated' in row && { updated: new Date(String(row['updated'])) as unknown as Json }),
              })),
            },
          ]
        : [event],
    ),
  },
  {
    name: 'sleeps when it is told to wait',
    breaks: 'waits-are-faults',
    mutate: withExchange((call) => async (request) => {
      let response = await call.exchange(request);
      for (let tries = 0; response.status === 429 && tries < 3; tries += 1) {
        await call.clock.sleep(1_000);
        response = await call.exchange(request);
      }
      return response;
    }),
  },
  {
    name: 'gives up for good when the remote fails once',
    breaks: 'passing-failures',
    mutate: withThrown((thrown) =>
      isFault(thrown) && thrown.blame === 'remote' ? createFault({ ...thrown, retry: 'never' }) : thrown,
    ),
  },
  {
    name: 'takes a page that makes no sense for an empty one',
    breaks: 'strange-replies',
    mutate: (reference) => ({
      ...reference,
      source: {
        read: reference.source!.read,
        async *plan(client, request, call) {
          try {
            for await (const partition of reference.source!.plan(client, request, call)) yield partition;
          } catch (thrown) {
            if (!isFault(thrown) || thrown.code !== 'people/not-json') throw thrown;
          }
        },
      },
    }),
  },
  {
    name: 'takes a page that comes again for the end',
    breaks: 'repeated-reply',
    mutate: withExchange((call) => {
      let before = '';
      return async (request) => {
        const response = await call.exchange(request);
        if (!isPage(request)) return response;
        const text = new TextDecoder().decode(response.body);
        if (text === before && response.status === 200)
          return { ...response, body: new TextEncoder().encode('{"items":[],"more":false}') };
        before = text;
        return response;
      };
    }),
  },
  {
    name: 'goes on when it is cancelled',
    breaks: 'stops-when-cancelled',
    mutate: withExchange((call) => async (request) => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await call.exchange(request);
        } catch (thrown) {
          if (!call.signal.aborted || tries > 5) throw thrown;
        }
      }
    }),
  },
];
