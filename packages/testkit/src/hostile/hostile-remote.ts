import type { JsonObject } from '@onlink/core';
import type { RemoteWorld, TestRemote } from '../kit/options.js';
import { createRemoteEvents, type RemoteEvents } from './remote-events.js';
import { createRemoteLogin, type RemoteLogin } from './remote-login.js';
import { ROUTES, type Route } from './remote-routes.js';
import { createRemoteTable, instant, type RemoteTable } from './remote-table.js';

/** What a hostile remote holds. */
export interface HostileRemoteOptions extends RemoteWorld {
  /** For each table, how many rows it begins with, and how the fields of a row are made from its id. */
  readonly tables: {
    readonly [name: string]: { readonly rows: number; readonly make: (id: number) => JsonObject };
  };
  /** The largest page. Default 4, so that few rows make many pages. */
  readonly pageSizeRows?: number;
}

/** A small service in memory for connectors that have no mock of their own yet, and for the kit's own tests. */
export interface HostileRemote extends TestRemote {
  readonly config: { readonly baseUrl: string; readonly refreshToken: string };
  readonly login: RemoteLogin;
  readonly events: RemoteEvents;
  /** @throws Error naming the table when there is none */
  table(name: string): RemoteTable;
  revoke(): void;
}

/**
 * Makes a hostile remote: tables with paging, search and writes, logins whose refresh tokens rotate, idempotency keys,
 * deletions, events and webhooks. Its faults are switched on in front of it by {@link createHostileFetch}, which the kit
 * does by itself. The routes stand in the package's README.
 */
export function createHostileRemote(options: HostileRemoteOptions): HostileRemote {
  const { now, tables, pageSizeRows = 4 } = options;
  const made = new Map(
    Object.entries(tables).map(([name, { rows, make }]) => [name, createRemoteTable(rows, { now, make })]),
  );
  const login = createRemoteLogin('hostile');
  const events = createRemoteEvents(() => instant(now()));
  const byKey = new Map<string, number>();
  let writes = 0;
  const find = (name: string): RemoteTable => {
    const table = made.get(name);
    if (table === undefined)
      throw new Error(`Failed to find table "${name}": the remote has ${[...made.keys()].join(', ')}.`);
    return table;
  };
  return {
    get config() {
      return { baseUrl: 'https://hostile.invalid', refreshToken: login.refresh };
    },
    login,
    events,
    table: find,
    writes: () => writes,
    revoke: () => login.revoke(),
    async fetch(request) {
      const url = new URL(request.url);
      const path = url.pathname.split('/').slice(1);
      const route = ROUTES.find((entry) => fits(entry, request.method, path));
      if (route === undefined)
        return reply(404, { error: `there is no ${request.method} ${url.pathname}` }, now());
      if (!route.open && !login.accepts(request.headers.get('authorization')))
        return reply(401, { error: 'the access token does not count' }, now());
      const text = await request.text();
      const { status, body } = route.serve({
        path,
        query: url.searchParams,
        headers: request.headers,
        body: text === '' ? {} : (JSON.parse(text) as JsonObject),
        login,
        events,
        table: (name) => made.get(name),
        byKey,
        pageSizeRows,
        now: instant(now()),
        wrote: () => {
          writes += 1;
        },
      });
      return reply(status, body, now());
    },
  };
}

function fits({ method, path }: Route, requested: string, parts: readonly string[]): boolean {
  const wanted = path.split('/').slice(1);
  if (method !== requested || wanted.length !== parts.length) return false;
  return wanted.every((part, index) => part.startsWith(':') || part === parts[index]);
}

function reply(status: number, body: JsonObject, nowMs: number): Response {
  const headers = { 'content-type': 'application/json', date: new Date(nowMs).toUTCString() };
  return status === 204
    ? new Response(null, { status, headers: { date: headers.date } })
    : new Response(JSON.stringify(body), { status, headers });
}
