import { createFault, type Fault, type Json, type JsonObject } from '@onlink/core';
import { wallTimeMs, wallTimeText } from '../suiteql/account-clock.js';

/** A place in the order of (time, id). `time` is on the account's clock. Without an ID: before every row of that second. */
export interface Place {
  readonly time: string;
  readonly id?: number;
}

/**
 * How far back every pass looks again, in milliseconds: one hour for a clock that was put back, one for changes that were
 * stamped long before they were saved.
 */
const OVERLAP_MS = 2 * 3_600_000;

/** Most identities remembered. Above that the oldest are forgotten, and no pass goes back before them. */
const MOST_REMEMBERED = 2_000;

/** What has been seen of a feed: where the next pass begins, where this one stands, and what of it was seen before. */
export interface FeedMemory {
  /** After which place to ask for rows. */
  position(): Place;
  has(place: Required<Place>): boolean;
  add(place: Required<Place>): void;
  /** Takes note of the newest time: the overlap reaches back from there. */
  reach(time: string): void;
  /** Sets where this pass stands; without a place it is over. */
  stand(place?: Place): void;
  encode(): JsonObject;
}

/** A memory of nothing that begins at a time. */
export function beginMemory(time: string): FeedMemory {
  return memoryOf({ floor: { time }, seen: new Map() });
}

/**
 * Reads a memory back.
 *
 * @throws a fault `netsuite/unreadable-state`
 */
export function decodeMemory(state: Json): FeedMemory {
  const { floor, walk, seen } = (state ?? {}) as { readonly [key: string]: Json | undefined };
  if (typeof seen !== 'object' || seen === null || Array.isArray(seen)) throw unreadable();
  const times = Object.entries(seen).map(([time, ids]): [string, Set<number>] => [
    timeOf(time),
    new Set(String(ids).split(',').map(idOf)),
  ]);
  return memoryOf({
    floor: placeOf(floor),
    ...(walk !== undefined && { walk: placeOf(walk) }),
    seen: new Map(times),
  });
}

interface Parts {
  floor: Place;
  walk?: Place | undefined;
  readonly seen: Map<string, Set<number>>;
}

function memoryOf(parts: Parts): FeedMemory {
  const { seen } = parts;
  let size = [...seen.values()].reduce((sum, ids) => sum + ids.size, 0);

  const raise = (floor: Place): void => {
    if (comparePlaces(floor, parts.floor) > 0) parts.floor = floor;
  };
  const forgetOldest = (): void => {
    const [time = ''] = [...seen.keys()].sort();
    const ids = seen.get(time) ?? new Set();
    const id = Math.min(...ids);
    ids.delete(id);
    if (ids.size === 0) seen.delete(time);
    size -= 1;
    raise({ time, id });
  };
  return {
    position: () => parts.walk ?? parts.floor,
    has: ({ time, id }) => seen.get(time)?.has(id) === true,
    add({ time, id }) {
      const ids = seen.get(time) ?? new Set<number>();
      if (ids.has(id)) return;
      seen.set(time, ids.add(id));
      size += 1;
    },
    reach(time) {
      const from = wallTimeText((wallTimeMs(time) ?? 0) - OVERLAP_MS);
      raise({ time: from });
      for (const [old, ids] of seen) {
        if (old >= from) continue;
        seen.delete(old);
        size -= ids.size;
      }
    },
    stand(place) {
      parts.walk = place;
      while (size > MOST_REMEMBERED) forgetOldest();
    },
    encode: () => ({
      floor: encodePlace(parts.floor),
      ...(parts.walk !== undefined && { walk: encodePlace(parts.walk) }),
      seen: Object.fromEntries([...seen].map(([time, ids]) => [time, [...ids].join()])),
    }),
  };
}

/** Below 0 where the first place comes first. */
export function comparePlaces(left: Place, right: Place): number {
  if (left.time !== right.time) return left.time < right.time ? -1 : 1;
  return Math.sign((left.id ?? -Infinity) - (right.id ?? -Infinity)) || 0;
}

function encodePlace({ time, id }: Place): JsonObject {
  return { time, ...(id !== undefined && { id }) };
}

function placeOf(value: Json | undefined): Place {
  const { time, id } = (value ?? {}) as { readonly [key: string]: Json | undefined };
  return { time: timeOf(time), ...(id !== undefined && { id: idOf(id) }) };
}

function timeOf(value: Json | undefined): string {
  if (typeof value !== 'string' || wallTimeMs(value) === undefined) throw unreadable();
  return value;
}

function idOf(value: Json): number {
  const id = Number(value);
  if (!Number.isSafeInteger(id)) throw unreadable();
  return id;
}

/** The state is not one of this connector's. */
export function unreadable(): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unreadable-state',
    message:
      'Failed to read state of a trigger: it was not written by this version of the connector. Start the trigger anew.',
  });
}
