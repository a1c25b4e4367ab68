import type { Row, Scalar } from './scalar.js';

/** Finds ids by the value of one column. What it gives are candidates: whoever asks looks at the rows. */
export interface FieldIndex {
  candidates(value: Scalar): readonly number[];
  /** Says that a row now has this value. Values that it had stay candidates. */
  note(id: number, value: Scalar): void;
  clone(): FieldIndex;
}

/** The rows that a table began with. They never change, so clones of a table share what was found about them. */
export interface IndexedBase {
  readonly ids: Int32Array;
  rowAt(index: number): Row;
  lookup(value: Scalar): readonly number[] | undefined;
}

interface Shared {
  built: Map<Scalar, number | number[]> | undefined;
}

/** Makes an index over column number `column` of a base and of the rows written since. Nothing is read before it is asked. */
export function createFieldIndex(base: IndexedBase, column: number): FieldIndex {
  return indexOver(base, column, {
    shared: { built: undefined },
    noted: new Map(),
  });
}

function indexOver(
  base: IndexedBase,
  column: number,
  state: {
    readonly shared: Shared;
    readonly noted: Map<Scalar, readonly number[]>;
  },
): FieldIndex {
  const { shared } = state;
  let { noted } = state;
  let owned = false;
  const ofBase = (value: Scalar): readonly number[] => {
    const indexes = base.lookup(value);
    if (indexes !== undefined) return indexes.map((index) => base.ids[index] ?? 0);
    shared.built ??= build(base, column);
    const found = shared.built.get(value);
    return typeof found === 'number' ? [found] : (found ?? []);
  };
  return {
    candidates(value) {
      const later = noted.size === 0 ? undefined : noted.get(value);
      return later === undefined ? ofBase(value) : [...ofBase(value), ...later];
    },
    note(id, value) {
      if (value === null) return;
      if (!owned) noted = new Map(noted);
      owned = true;
      const known = noted.get(value) ?? [];
      if (!known.includes(id)) noted.set(value, [...known, id]);
    },
    clone() {
      owned = false;
      return indexOver(base, column, { shared, noted });
    },
  };
}

function build(base: IndexedBase, column: number): Map<Scalar, number | number[]> {
  const built = new Map<Scalar, number | number[]>();
  for (let index = 0; index < base.ids.length; index += 1) {
    const value = base.rowAt(index)[column] ?? null;
    if (value === null) continue;
    const id = base.ids[index] ?? 0;
    const known = built.get(value);
    if (known === undefined) built.set(value, id);
    else if (typeof known === 'number') built.set(value, [known, id]);
    else known.push(id);
  }
  return built;
}
