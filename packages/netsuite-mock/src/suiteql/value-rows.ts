import type { Row } from '../store/scalar.js';
import { derivedDefinition } from './block-source.js';
import { type Cell, type CompiledValue, NULL_ROW } from './compiled.js';
import { rowKey } from './group-rows.js';
import type { QueryPlan, ResultColumn } from './query-plan.js';
import { unsupported } from './refusal.js';
import type { OrderKey } from './row-order.js';

/** Rows that are values already: those of a set, of DISTINCT, or of a query in parentheses. */
export interface ValueRows {
  readonly columns: readonly ResultColumn[];
  readonly outer: readonly CompiledValue[];
  readonly rows: () => readonly Row[];
  /** Sorted already. */
  readonly sorted: boolean;
}

/** Each row once, at its first place. */
export function distinctRows(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = rowKey(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `ORDER BY 2`. */
export function placed(place: number, columns: readonly ResultColumn[]): CompiledValue {
  const column = columns[place - 1];
  if (column === undefined) throw unsupported('ORDER BY names a place that the select list does not have');
  return column.value;
}

/** A plan over rows of values; `makeKeys` is given its columns. */
export function planOfRows(
  { columns: from, outer, rows, sorted }: ValueRows,
  limit: number,
  makeKeys: (columns: readonly ResultColumn[]) => readonly OrderKey[],
): QueryPlan {
  const cell: Cell = { row: NULL_ROW };
  const columns = from.map(({ key, value: { type, column } }, index): ResultColumn => {
    const definition = derivedDefinition(key, type, column?.definition);
    const value: CompiledValue = {
      type,
      constant: false,
      run: () => cell.row[index] ?? null,
      column: { cell, index, definition, table: '', sibling: () => undefined },
    };
    return { key, value };
  });
  const keys = makeKeys(columns);
  return {
    columns,
    outer,
    order: keys.length > 0 ? { kind: 'keys', keys } : { kind: sorted ? 'found' : 'none' },
    limit,
    locate() {
      const found = rows();
      return { count: found.length, low: 0, columns: [found] };
    },
    seat(located, index) {
      cell.row = located.columns?.[0]?.[index] ?? NULL_ROW;
    },
    exists: () => limit > 0 && rows().length > 0,
  };
}
