import {
  type Call,
  createFault,
  type Json,
  type JsonObject,
  type Partition,
  type PlanRequest,
  type ReadEvent,
  type ReadRequest,
  type StreamDescription,
} from '@onlink/core';
import { ask, type Client } from './client.js';

const SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer', title: 'ID' },
    name: { type: 'string', title: 'Name' },
    email: { type: 'string', title: 'E-mail' },
    team: { type: 'string', title: 'Team' },
    updated: { type: 'string', format: 'date-time', title: 'Updated' },
  },
};

const PARAMS: JsonObject = {
  type: 'object',
  properties: {
    page_size: { type: 'integer', minimum: 1, maximum: 1_000, default: 4, title: 'Rows a page' },
  },
};

function describe(name: string, deletes: 'by-absence' | 'reported'): StreamDescription {
  return {
    name,
    schema: SCHEMA,
    key: ['id'],
    cursor: { field: 'updated', ordered: true, grainMs: 1_000, overlapMs: 0 },
    deletes,
    params: PARAMS,
  };
}

/** People are found missing, devices are told of. */
export const STREAMS: readonly StreamDescription[] = [
  describe('person', 'by-absence'),
  describe('device', 'reported'),
];

/**
 * One partition, up to the last row that is there now. A full read goes by id, from which no change moves a row, so that
 * a row which did not come is gone; a read for changes goes by their time.
 */
export async function* plan(
  client: Client,
  { stream, mode, covered }: PlanRequest,
  call: Call,
): AsyncGenerator<Partition> {
  const from = mode === 'incremental' ? covered.at(-1)?.to : undefined;
  const since = typeof from === 'string' ? from : '';
  const order = mode === 'full' ? 'id' : 'updated';
  const path = `/tables/${stream.name}/bounds`;
  const query = { since, order };
  const { last, count, now } = await ask(client, call, { method: 'GET', path, query, effect: 'none' });
  yield {
    id: 'all',
    bounds: { since, order, last: last ?? null },
    covers: { from: from ?? '1970-01-01T00:00:00Z', to: now ?? null },
    weight: Number(count),
  };
}

interface Position {
  readonly updated: string;
  readonly id: number;
}

interface Bounds {
  readonly since: string;
  readonly order: 'id' | 'updated';
  readonly last: Position | null;
}

/** Reads by keyset, on id or on (updated, id). */
export async function* read(client: Client, request: ReadRequest, call: Call): AsyncGenerator<ReadEvent> {
  const { stream, partition, fields } = request;
  const { since, order, last } = partition.bounds as unknown as Bounds;
  const pageSize = Number(request.params?.['page_size'] ?? 4);
  let after = request.state as Position | undefined;
  let left = request.limit;
  for (let more = last !== null; more; ) {
    if (call.clock.now() >= call.deadlineAt) return;
    const page = await ask(client, call, {
      method: 'GET',
      path: `/tables/${stream.name}`,
      query: {
        since,
        order,
        limit: String(Math.min(pageSize, left)),
        after_updated: after?.updated,
        after_id: after && String(after.id),
        fields: fields && [...new Set([...fields, 'id', 'updated'])].join(','),
      },
      effect: 'none',
    });
    const rows = rowsOf(page, stream.name);
    const within = rows.filter((row) => last !== null && isUpTo(row, { last, order }));
    const good = within.filter(isWhole);
    if (good.length > 0) yield { kind: 'records', records: good.map((row) => chosen(row, fields)) };
    for (const row of within) if (!isWhole(row)) yield spoiled(stream.name, row);
    left -= good.length;
    const end = within.at(-1);
    more = page['more'] === true && within.length === rows.length;
    if (end !== undefined) {
      after = { updated: end.updated, id: end.id };
      yield { kind: 'checkpoint', state: { ...after } };
    }
    if (left <= 0) return;
  }
  if (stream.deletes === 'reported' && since !== '')
    yield* removed(client, { stream: stream.name, since }, call);
  yield { kind: 'complete' };
}

function rowsOf(page: JsonObject, stream: string): readonly (JsonObject & Position)[] {
  if (Array.isArray(page['items'])) return page['items'] as (JsonObject & Position)[];
  throw createFault({
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 1_000 },
    effect: 'none',
    code: 'people/malformed-page',
    message: `Failed to read "${stream}": a page holds no rows. It is read again by itself.`,
  });
}

async function* removed(
  client: Client,
  { stream, since }: { readonly stream: string; readonly since: string },
  call: Call,
): AsyncGenerator<ReadEvent> {
  const path = `/tables/${stream}/removed`;
  const { items } = await ask(client, call, { method: 'GET', path, query: { since }, effect: 'none' });
  const keys = (items as readonly { readonly id: number }[]).map(({ id }) => ({ id }));
  if (keys.length > 0) yield { kind: 'deleted', keys };
}

function isUpTo(
  row: Position,
  { last, order }: { readonly last: Position; readonly order: Bounds['order'] },
): boolean {
  if (order === 'id') return row.id <= last.id;
  return row.updated < last.updated || (row.updated === last.updated && row.id <= last.id);
}

function isWhole({ name }: JsonObject): boolean {
  return typeof name !== 'object' || name === null;
}

function chosen(row: JsonObject, fields: readonly string[] | undefined): JsonObject {
  if (fields === undefined) return { ...row };
  const wanted = new Set([...fields, 'id']);
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, Json] => wanted.has(entry[0])),
  );
}

function spoiled(stream: string, { id }: Position): ReadEvent {
  const fault = createFault({
    blame: 'remote',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'people/unreadable-row',
    message: `Failed to read row "${id}" of "${stream}": its name is not a text. It is left out; correct it over there.`,
  });
  return { kind: 'notice', fault, key: { id }, outcome: 'skipped' };
}
