import { createPermutation } from '../store/seed/permutation.js';
import type { Arrangement } from './arrange.js';

/** A whole number made from a text, the same for the same text. */
export function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mixed(hash);
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number for a row that orders equal rows anew for each seed. */
export function tieBreakOf(seed: number): (index: number) => number {
  return (index) => mixed(index ^ seed);
}

/**
 * The rows in which only what the query orders by is kept: rows that are equal by it change places among themselves, by
 * the seed. Another page with another seed sees another order, as clients of NetSuite do who do not sort by a unique key.
 */
export function shuffleTies(arrangement: Arrangement, seed: number): Arrangement {
  const { count, rowAt, isTie, allTie = false, sequential = false } = arrangement;
  let run: { readonly from: number; readonly to: number; place(offset: number): number } | undefined;
  return {
    count,
    isTie,
    sequential: sequential && !allTie,
    rowAt(place) {
      // Most rows have no equal.
      if (!allTie && !isTie(place) && (place + 1 >= count || !isTie(place + 1))) return rowAt(place);
      if (run === undefined || place < run.from || place >= run.to) {
        const [from, to] = allTie ? [0, count] : runAround(place, count, isTie);
        const permutation = to - from === 1 ? undefined : createPermutation(to - from, mixed(seed ^ from));
        run = {
          from,
          to,
          place: (offset) => (permutation === undefined ? offset : permutation.forward(offset)),
        };
      }
      return rowAt(run.from + run.place(place - run.from));
    },
  };
}

function runAround(
  place: number,
  count: number,
  isTie: (place: number) => boolean,
): readonly [number, number] {
  let from = place;
  let to = place + 1;
  while (from > 0 && isTie(from)) from -= 1;
  while (to < count && isTie(to)) to += 1;
  return [from, to];
}
