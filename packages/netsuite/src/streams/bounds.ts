import { createFault, type Fault, type Json, type JsonObject, type Partition } from '@onlink/core';
import { parseRowId } from '../suiteql/row-id.js';
import { keyText, parseKeyText, type RowKey } from './stream-key.js';

/** Rows whose first key column is above `after`, up to and with `last`. */
export interface Bounds {
  readonly after: number;
  readonly last: number;
  /** Only rows changed at or after this: `YYYY-MM-DD HH:MM:SS` on the account's own clock. */
  readonly since?: string;
}

/** What a partition is made of: rows, the deletions of a stream's rows, or nothing. */
export type Part =
  | ({ readonly kind: 'rows' } & Bounds)
  | { readonly kind: 'deletions'; readonly since?: string }
  | { readonly kind: 'empty' };

/** The bounds of a stream without rows. */
export const EMPTY_BOUNDS: JsonObject = { empty: true };

/** Bounds as a partition carries them: IDs as text, as everywhere. */
export function encodeBounds({ after, last, since }: Bounds): JsonObject {
  return { afterId: String(after), lastId: String(last), ...(since === undefined ? {} : { since }) };
}

/** The bounds of the partition that reads deletions. */
export function encodeDeletions(since: string | undefined): JsonObject {
  return { deletions: true, ...(since === undefined ? {} : { since }) };
}

/** Reads a partition's bounds. */
export function decodeBounds({ id, bounds }: Partition): Part {
  if (bounds['empty'] === true) return { kind: 'empty' };
  const { since } = bounds;
  if (since !== undefined && typeof since !== 'string') throw unreadable('bounds of partition', id);
  const known = since === undefined ? {} : { since };
  if (bounds['deletions'] === true) return { kind: 'deletions', ...known };
  const after = parseRowId(bounds['afterId']);
  const last = parseRowId(bounds['lastId']);
  if (after === undefined || last === undefined) throw unreadable('bounds of partition', id);
  return { kind: 'rows', after, last, ...known };
}

/** The state of a reader that has delivered every row up to and with this one. */
export function encodeState(key: RowKey): JsonObject {
  return { afterId: keyText(key) };
}

/** The last delivered row in a state; without a state, none. A key has `length` parts. */
export function decodeState(state: Json | undefined, length: number): RowKey | undefined {
  if (state === undefined) return undefined;
  const key = parseKeyText((state as { readonly afterId?: Json } | null)?.afterId, length);
  if (key === undefined) throw unreadable('state', 'afterId');
  return key;
}

/** The same, where it must lie within a part. */
export function decodePosition(
  state: Json | undefined,
  { after, last }: Bounds,
  length: number,
): RowKey | undefined {
  const key = decodeState(state, length);
  const [first = after] = key ?? [];
  if (first < after || first > last) throw unreadable('state', 'afterId');
  return key;
}

function unreadable(noun: string, id: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'partition',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unreadable-state',
    message: `Failed to read ${noun} "${id}": it was not written by this version of the connector. Start the import from the beginning.`,
  });
}
