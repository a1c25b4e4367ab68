import type { Row, Scalar } from '../store/scalar.js';
import { type Accumulator, createAccumulator } from './accumulators.js';
import type { Aggregate } from './compile-context.js';
import { type Cell, type CompiledValue, NULL_ROW } from './compiled.js';
import type { Located } from './query-plan.js';

/** What groups are made of. */
export interface GroupInput {
  readonly keys: readonly CompiledValue[];
  readonly aggregates: readonly Aggregate[];
  /** The cells of the sources; each group keeps the rows of its first combination. */
  readonly cells: readonly Cell[];
  /** Runs over all matching rows, each lying in the cells as `sink` is called. */
  readonly eachMatch: (sink: () => boolean) => void;
}

interface Group {
  readonly rows: readonly Row[];
  readonly accumulators: readonly Accumulator[];
}

/** Groups all matching rows; the last column of what is located holds the aggregates. */
export function groupRows({ keys, aggregates, cells, eachMatch }: GroupInput): Located {
  const groups = new Map<Scalar, Group>();
  const keyNow = groupKey(keys);
  const open = (rows: readonly Row[]): Group => ({ rows, accumulators: aggregates.map(createAccumulator) });
  eachMatch(() => {
    const key = keyNow();
    let group = groups.get(key);
    if (group === undefined) {
      group = open(cells.map(({ row }) => row));
      groups.set(key, group);
    }
    for (const accumulator of group.accumulators) accumulator.add();
    return true;
  });
  // Without GROUP BY there is one group, even of no rows.
  if (groups.size === 0 && keys.length === 0) groups.set(null, open(cells.map(() => NULL_ROW)));
  const all = [...groups.values()];
  return {
    count: all.length,
    low: 0,
    columns: [
      ...cells.map((_, index) => all.map(({ rows }) => rows[index] ?? NULL_ROW)),
      all.map(({ accumulators }) => accumulators.map((accumulator) => accumulator.result())),
    ],
  };
}

function groupKey(keys: readonly CompiledValue[]): () => Scalar {
  const [only] = keys;
  if (only === undefined) return () => null;
  if (keys.length === 1) return () => only.run();
  return () => rowKey(keys.map((key) => key.run()));
}

/** A text that is the same for equal rows and differs for others; NULL equals NULL. */
export function rowKey(row: Row): string {
  let key = '';
  for (const value of row) {
    if (value === null) key += '-';
    else key += typeof value === 'number' ? `n${value};` : `t${value.length}:${value}`;
  }
  return key;
}
