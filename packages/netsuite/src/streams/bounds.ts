import { createFault, type Fault, type Json, type JsonObject, type Partition } from '@onlink/core';
import { parseRowId } from '../suiteql/row-id.js';

/** What a partition is made of: rows whose ID is above `after`, up to and with `last`. */
export interface Bounds {
  readonly after: number;
  readonly last: number;
  /** Only rows changed at or after this: `YYYY-MM-DD HH:MM:SS`, wide enough for any time zone. */
  readonly since?: string;
}

/** Bounds as a partition carries them: IDs as text, as everywhere. */
export function encodeBounds({ after, last, since }: Bounds): JsonObject {
  return { afterId: String(after), lastId: String(last), ...(since === undefined ? {} : { since }) };
}

/** Reads a partition's bounds; `undefined` for the partition of a stream without rows. */
export function decodeBounds({ id, bounds }: Partition): Bounds | undefined {
  if (bounds['empty'] === true) return undefined;
  const after = parseRowId(bounds['afterId']);
  const last = parseRowId(bounds['lastId']);
  const { since } = bounds;
  if (after === undefined || last === undefined || (since !== undefined && typeof since !== 'string')) {
    throw unreadable('bounds of partition', id);
  }
  return { after, last, ...(since === undefined ? {} : { since }) };
}

/** The state of a reader that has delivered every row up to and with `id`. */
export function encodeState(id: number): JsonObject {
  return { afterId: String(id) };
}

/** The ID in a state, within the bounds; without a state, the lower bound. */
export function decodeState(state: Json | undefined, bounds: Bounds): number {
  if (state === undefined) return bounds.after;
  const id = parseRowId((state as { readonly afterId?: Json } | null)?.afterId);
  if (id === undefined || id < bounds.after || id > bounds.last) throw unreadable('state', 'afterId');
  return id;
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
