import type { Json, JsonObject } from '@onlink/core';

/** One row over there: `id` is a whole number, `updated` an ISO instant to the second. */
export interface RemoteRow extends JsonObject {
  readonly id: number;
  readonly updated: string;
}

/** Where a listing stands: after this pair, in the order of `updated`, then `id`. */
export interface RemotePosition {
  readonly updated: string;
  readonly id: number;
}

/** What to list. */
export interface RemoteListing {
  readonly after?: RemotePosition;
  /** Whether the order is by `id` alone; then only the id of `after` counts. */
  readonly byId?: boolean;
  /** Rows to pass over instead; what clients that page by offset do. */
  readonly offset?: number;
  /** Only rows changed at or after this. */
  readonly since?: string;
  /** Only rows whose fields have these values, as texts. */
  readonly match?: { readonly [field: string]: string };
  readonly limit: number;
}

/** A row that is gone. */
export interface RemovedRow {
  readonly id: number;
  readonly at: string;
}

/** A table of the hostile remote. */
export interface RemoteTable {
  readonly size: number;
  ids(): readonly number[];
  list(listing: RemoteListing): { readonly items: readonly RemoteRow[]; readonly more: boolean };
  /** How many rows match, and the position of the last of them. */
  bounds(listing: Omit<RemoteListing, 'limit'>): { readonly count: number; readonly last?: RemotePosition };
  insert(values: JsonObject): RemoteRow;
  /** Moves the row to now. `undefined` when there is none. */
  update(id: number, values: JsonObject): RemoteRow | undefined;
  remove(id: number): boolean;
  removedSince(at: string): readonly RemovedRow[];
  /** Gives all rows the same `updated`. */
  tie(): void;
}

/** Makes a table. Its rows lie a minute apart, the newest an hour before `now`. */
export function createRemoteTable(
  rows: number,
  { now, make }: { readonly now: () => number; readonly make: (id: number) => JsonObject },
): RemoteTable {
  const byId = new Map<number, RemoteRow>();
  const removed: RemovedRow[] = [];
  let nextId = 1;
  let order: RemoteRow[] | undefined;
  let idOrder: RemoteRow[] | undefined;
  const put = (row: RemoteRow): RemoteRow => {
    byId.set(row.id, row);
    order = undefined;
    idOrder = undefined;
    return row;
  };
  for (; nextId <= rows; nextId += 1) {
    const updated = instant(now() - 3_600_000 - (rows - nextId) * 60_000);
    put({ ...make(nextId), id: nextId, updated });
  }
  const matching = (listing: Omit<RemoteListing, 'limit'>): readonly RemoteRow[] => {
    const { after, since = '', match = {} } = listing;
    if (listing.byId === true) {
      idOrder ??= [...byId.values()].sort((left, right) => left.id - right.id);
      return idOrder.slice(after === undefined ? 0 : firstWhere(idOrder, (row) => row.id > after.id));
    }
    order ??= [...byId.values()].sort(compare);
    const wanted = Object.entries(match);
    const begin = Math.max(
      after === undefined ? 0 : firstWhere(order, (row) => compare(row, after) > 0),
      firstWhere(order, (row) => row.updated >= since),
    );
    const found = order.slice(begin);
    if (wanted.length === 0) return found;
    return found.filter((row) => wanted.every(([field, value]) => textOf(row[field]) === value));
  };
  return {
    get size() {
      return byId.size;
    },
    ids: () => [...byId.keys()],
    list: (listing) => {
      const found = matching(listing);
      const from = listing.offset ?? 0;
      return { items: found.slice(from, from + listing.limit), more: found.length > from + listing.limit };
    },
    bounds: (listing) => {
      const found = matching(listing);
      const last = found.at(-1);
      return { count: found.length, ...(last && { last: { updated: last.updated, id: last.id } }) };
    },
    insert: (values) => put({ ...values, id: nextId++, updated: instant(now()) }),
    update: (id, values) => {
      const row = byId.get(id);
      return row && put({ ...row, ...values, id, updated: instant(now()) });
    },
    remove: (id) => {
      if (!byId.delete(id)) return false;
      order = undefined;
      idOrder = undefined;
      removed.push({ id, at: instant(now()) });
      return true;
    },
    removedSince: (at) => removed.filter((row) => row.at >= at),
    tie: () => {
      const updated = instant(now() - 3_600_000);
      for (const row of [...byId.values()]) put({ ...row, updated });
    },
  };
}

/** To the second, as coarse clocks over there are. */
export function instant(epochMs: number): string {
  return new Date(Math.floor(epochMs / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}

function compare(left: RemotePosition, right: RemotePosition): number {
  if (left.updated !== right.updated) return left.updated < right.updated ? -1 : 1;
  return left.id - right.id;
}

/** The first index from which on the condition holds, in rows ordered so that it once begins to. */
function firstWhere(rows: readonly RemoteRow[], holds: (row: RemoteRow) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && holds(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
