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
  /** The same positions, which part from these at the first write to either. Costs nothing before. */
  clone(): Positions;
}

interface State {
  readonly ids: Int32Array;
  /** Absent while each slot is its position. */
  readonly slots: Int32Array | undefined;
  readonly count: number;
}

/** Makes positions over ids that are in ascending order; the slot of each is its index. The ids are not written to. */
export function createPositions(sortedIds: Int32Array): Positions {
  return positionsOver({
    ids: sortedIds,
    slots: undefined,
    count: sortedIds.length,
  });
}

function positionsOver(state: State): Positions {
  let { ids, slots, count } = state;
  let owned = false;

  const own = (): Int32Array => {
    if (!owned || slots === undefined) {
      ids = ids.slice();
      slots = slots === undefined ? counting(ids.length) : slots.slice();
      owned = true;
    }
    return slots;
  };
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
    slotAt: (position) => (slots === undefined ? position : (slots[position] ?? 0)),
    largestId: () => (count === 0 ? 0 : (ids[count - 1] ?? 0)),
    lowerBound,
    insert(id, slot) {
      let ownSlots = own();
      if (count === ids.length) {
        ids = grown(ids);
        ownSlots = grown(ownSlots);
        slots = ownSlots;
      }
      const position = lowerBound(id);
      ids.copyWithin(position + 1, position, count);
      ownSlots.copyWithin(position + 1, position, count);
      ids[position] = id;
      ownSlots[position] = slot;
      count += 1;
    },
    remove(id) {
      const position = lowerBound(id);
      if (position === count || ids[position] !== id) return false;
      const ownSlots = own();
      ids.copyWithin(position, position + 1, count);
      ownSlots.copyWithin(position, position + 1, count);
      count -= 1;
      return true;
    },
    clone() {
      owned = false;
      return positionsOver({ ids, slots, count });
    },
  };
}

function counting(length: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(length);
  for (let index = 0; index < length; index += 1) numbers[index] = index;
  return numbers;
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(16, values.length * 2));
  larger.set(values);
  return larger;
}
