import type { Row, Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { Aggregate } from './compile-context.js';
import { compareScalars } from './compiled.js';
import { roundedNumber } from './number-text.js';

/** The rows of a result, in order. */
export interface Matches {
  readonly count: number;
  positionAt(index: number): number;
}

/** Computes every aggregate of a select list over the matching rows, as one row of results. */
export function aggregateRow(aggregates: readonly Aggregate[], matches: Matches, table: Table): Row {
  return aggregates.map(
    (aggregate) => keyAggregate(aggregate, matches, table) ?? aggregateOne(aggregate, matches, table),
  );
}

/** Answers over the primary key without reading a row; `matches` must be in the order of ids. */
function keyAggregate(aggregate: Aggregate, matches: Matches, table: Table): Scalar | undefined {
  const { name, argument, overKey } = aggregate;
  if (name === 'count' && (argument === undefined || overKey)) return matches.count;
  if (!overKey || matches.count === 0) return undefined;
  if (name === 'min') return table.idAt(matches.positionAt(0));
  if (name === 'max') return table.idAt(matches.positionAt(matches.count - 1));
  return undefined;
}

function aggregateOne(aggregate: Aggregate, matches: Matches, table: Table): Scalar {
  const { name, argument, distinct } = aggregate;
  const seen = distinct ? new Set<Scalar>() : undefined;
  let count = 0;
  let sum = 0;
  let least: Scalar = null;
  let most: Scalar = null;
  for (let index = 0; index < matches.count; index += 1) {
    const value = argument?.run(table.rowAt(matches.positionAt(index))) ?? null;
    if (value === null || seen?.has(value)) continue;
    seen?.add(value);
    count += 1;
    if (typeof value === 'number') sum += value;
    if (least === null || compareScalars(value, least) < 0) least = value;
    if (most === null || compareScalars(value, most) > 0) most = value;
  }
  if (name === 'count') return count;
  if (name === 'min') return least;
  if (name === 'max') return most;
  if (count === 0) return null;
  return roundedNumber(name === 'sum' ? sum : sum / count);
}
