/** Ids in ascending order, each with the slot that holds its row: eight bytes a row. */
export interface Positions {
  count(): number;
  idAt(position: number): number;
  slotAt(position: number): number;
  /** The largest id; 0 when there is none. */
  largestId(): number;
  /** The first position whose id is at least `id`. Binary search. */
  lowerBound(id: number): number;
  insert(id: number, slot: number): void;
  /** False when the id was not there. */
  remove(id: number): boolean;
}

/** Makes positions over ids that are in ascending order; the slot of each is its index. */
export function createPositions(sortedIds: Int32Array): Positions {
  let ids = sortedIds.slice();
  let slots = Int32Array.from(ids, (_, index) => index);
  let count = ids.length;

  const lowerBound = (id: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    count: () => count,
    idAt: (position) => ids[position] ?? 0,
    slotAt: (position) => slots[position] ?? 0,
    largestId: () => (count === 0 ? 0 : (ids[count - 1] ?? 0)),
    lowerBound,
    insert(id, slot) {
      if (count === ids.length) {
        ids = grown(ids);
        slots = grown(slots);
      }
      const position = lowerBound(id);
      ids.copyWithin(position + 1, position, count);
      slots.copyWithin(position + 1, position, count);
      ids[position] = id;
      slots[position] = slot;
      count += 1;
    },
    remove(id) {
      const position = lowerBound(id);
      if (position === count || ids[position] !== id) return false;
      ids.copyWithin(position, position + 1, count);
      slots.copyWithin(position, position + 1, count);
      count -= 1;
      return true;
    },
  };
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(16, values.length * 2));
  larger.set(values);
  return larger;
}
