import { createFault, type Fault, type Json, type JsonObject, type Partition } from '@onlink/core';
import { isId } from './row.js';

/** Which rows a partition holds: those up to and with `lastId`; 0 for none. */
export interface Bounds {
  readonly lastId: number;
  readonly changedSince: string | undefined;
}

/** Bounds as JSON, as a partition carries them. */
export function encodeBounds({ lastId, changedSince }: Bounds): JsonObject {
  return { lastId, ...(changedSince !== undefined && { changedSince }) };
}

/** The bounds of a partition. */
export function decodeBounds({ id, bounds }: Partition): Bounds {
  const { lastId, changedSince } = bounds;
  const isSound = (lastId === 0 || isId(lastId)) && ['string', 'undefined'].includes(typeof changedSince);
  if (!isSound) throw unreadable(`bounds of partition "${id}"`);
  return {
    lastId: Number(lastId),
    changedSince: typeof changedSince === 'string' ? changedSince : undefined,
  };
}

/** The state of a reader that has given every row up to and with an ID. The host stores it; the next call gets it. */
export function encodeState(afterId: number): Json {
  return { afterId };
}

/** The ID after which to go on; 0 at the beginning. */
export function decodeState(state: Json | undefined): number {
  if (state === undefined) return 0;
  const { afterId } = (state ?? {}) as { readonly afterId?: Json };
  if (!isId(afterId)) throw unreadable('state "afterId"');
  return afterId;
}

function unreadable(noun: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'partition',
    retry: 'never',
    effect: 'none',
    code: 'sample-vendor/unreadable-state',
    message: `Failed to read ${noun}: it was not written by this version of the connector. Start the import from the beginning.`,
  });
}
