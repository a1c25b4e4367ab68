import type { JsonObject } from '@onlink/core';
import type { RemoteEvents } from './remote-events.js';
import type { RemoteLogin } from './remote-login.js';
import type { RemoteListing, RemoteTable } from './remote-table.js';

/** A request as a route sees it. */
interface Visit {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: JsonObject;
  readonly login: RemoteLogin;
  readonly events: RemoteEvents;
  table(name: string): RemoteTable | undefined;
  /** Rows made with an idempotency key, by that key. */
  readonly byKey: Map<string, number>;
  readonly pageSizeRows: number;
  readonly now: string;
  /** Counts a change. */
  wrote(): void;
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** One route. A part of the path that begins with a colon stands for anything. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Whether it takes no access token. */
  readonly open?: true;
  serve(visit: Visit): Answer;
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'it is not there' } };
const GONE: Answer = { status: 204, body: {} };

/** Every route of the hostile remote; all but the first want `Authorization: Bearer ACCESS`. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/token', open: true, serve: exchangeToken },
  { method: 'GET', path: '/tables/:table', serve: listRows },
  { method: 'GET', path: '/tables/:table/bounds', serve: tellBounds },
  { method: 'GET', path: '/tables/:table/removed', serve: listRemoved },
  { method: 'POST', path: '/tables/:table', serve: insertRow },
  { method: 'PATCH', path: '/tables/:table/:id', serve: updateRow },
  { method: 'DELETE', path: '/tables/:table/:id', serve: removeRow },
  { method: 'GET', path: '/events', serve: listEvents },
  { method: 'POST', path: '/hooks', serve: subscribe },
  { method: 'DELETE', path: '/hooks/:id', serve: unsubscribe },
];

function exchangeToken({ body, login }: Visit): Answer {
  const tokens = login.exchange(String(body['refresh']));
  return tokens === undefined
    ? { status: 401, body: { error: 'the refresh token does not count' } }
    : { status: 200, body: { ...tokens } };
}

function tableOf({ path, table }: Visit): RemoteTable | undefined {
  return table(path[1] ?? '');
}

function limitOf({ query, pageSizeRows }: Visit): number {
  return Math.max(1, Math.min(pageSizeRows, Number(query.get('limit') ?? pageSizeRows) || pageSizeRows));
}

function listingOf(visit: Visit): RemoteListing {
  const { query } = visit;
  const updated = query.get('after_updated');
  const match = Object.fromEntries(
    [...query].filter(([name]) => name.startsWith('match.')).map(([name, value]) => [name.slice(6), value]),
  );
  return {
    limit: limitOf(visit),
    byId: query.get('order') === 'id',
    offset: Number(query.get('offset') ?? 0),
    since: query.get('since') ?? '',
    match,
    ...(updated === null
      ? {}
      : { after: { updated, id: Number(query.get('after_id') ?? Number.MAX_SAFE_INTEGER) } }),
  };
}

function listRows(visit: Visit): Answer {
  const found = tableOf(visit)?.list(listingOf(visit));
  if (found === undefined) return NOT_FOUND;
  const fields = visit.query.get('fields')?.split(',');
  const items = found.items.map((row) =>
    fields === undefined ? row : Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
  );
  return { status: 200, body: { items, more: found.more, now: visit.now } };
}

function tellBounds(visit: Visit): Answer {
  const bounds = tableOf(visit)?.bounds(listingOf(visit));
  if (bounds === undefined) return NOT_FOUND;
  return {
    status: 200,
    body: { count: bounds.count, last: bounds.last ? { ...bounds.last } : null, now: visit.now },
  };
}

function listRemoved(visit: Visit): Answer {
  const items = tableOf(visit)?.removedSince(visit.query.get('since') ?? '');
  return items === undefined ? NOT_FOUND : { status: 200, body: { items: items.map((row) => ({ ...row })) } };
}

function insertRow(visit: Visit): Answer {
  const table = tableOf(visit);
  if (table === undefined) return NOT_FOUND;
  const key = visit.headers.get('idempotency-key');
  const known = key === null ? undefined : visit.byKey.get(key);
  if (known !== undefined) return { status: 200, body: { id: known } };
  if (visit.body['name'] === '') return { status: 422, body: { error: 'name is empty' } };
  visit.wrote();
  const { id } = table.insert(visit.body);
  if (key !== null) visit.byKey.set(key, id);
  return { status: 201, body: { id } };
}

function updateRow(visit: Visit): Answer {
  const row = tableOf(visit)?.update(Number(visit.path[2]), visit.body);
  if (row === undefined) return NOT_FOUND;
  visit.wrote();
  return { status: 200, body: row };
}

function removeRow(visit: Visit): Answer {
  if (tableOf(visit)?.remove(Number(visit.path[2])) !== true) return NOT_FOUND;
  visit.wrote();
  return GONE;
}

function listEvents(visit: Visit): Answer {
  const { query, events } = visit;
  const after = Number(query.get('after') ?? 0);
  const { items, more } = events.list({ after, since: query.get('since') ?? '', limit: limitOf(visit) });
  return { status: 200, body: { items, more } };
}

function subscribe({ body, events, wrote }: Visit): Answer {
  wrote();
  const given = body['secret'] === undefined ? undefined : String(body['secret']);
  const { id, secret } = events.subscribe({ url: String(body['url']), ...(given && { secret: given }) });
  return { status: 201, body: { id, ...(given === undefined && { secret }) } };
}

function unsubscribe({ path, events, wrote }: Visit): Answer {
  if (!events.unsubscribe(path[1] ?? '')) return NOT_FOUND;
  wrote();
  return GONE;
}
