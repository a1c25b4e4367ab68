import type { Row } from '../store/scalar.js';
import type { CompiledParts } from './block-parts.js';
import { NULL_ROW } from './compiled.js';
import { groupRows } from './group-rows.js';
import { runJoin, type Stage } from './pipeline.js';
import type { Located, PlanOrder, QueryPlan } from './query-plan.js';
import { windowRows } from './window-rows.js';

/**
 * The plan of any other block: its sources are joined, then grouped, then numbered. What is located has a column of rows
 * for each source, then one for the aggregates, then one for the analytic functions.
 */
export function joinPlan(parts: CompiledParts, stages: readonly Stage[], limit: number): QueryPlan {
  const { columns, scope, sources, rownum, aggregateCell, windowCell } = parts;
  const cells = [...sources.map(({ cell }) => cell), aggregateCell, windowCell];
  const seat = (located: Located, index: number): void => {
    rownum.value = index + 1;
    for (const [place, rows] of (located.columns ?? []).entries()) {
      const cell = cells[place];
      if (cell !== undefined) cell.row = rows[index] ?? NULL_ROW;
    }
  };
  const eachMatch = matcher(parts, stages);
  const locate = (): Located => {
    const found = parts.isGrouped
      ? havingOf(parts, grouped(parts, eachMatch), seat)
      : collected(parts, eachMatch);
    if (parts.windows.length === 0) return found;
    const numbers = windowRows(parts.windows, found.count, (index) => seat(found, index));
    // Without GROUP BY the aggregates have no column; an empty one keeps the place.
    const [...columns] = found.columns ?? [];
    if (columns.length === sources.length) columns.push([]);
    return { ...found, columns: [...columns, numbers] };
  };
  return {
    columns,
    outer: scope.outer,
    order: orderOf(parts),
    limit,
    locate,
    seat,
    exists() {
      if (limit === 0) return false;
      if (parts.isGrouped) return locate().count > 0;
      let found = false;
      eachMatch(() => {
        found = true;
        return false;
      });
      return found;
    },
  };
}

function orderOf({ orderKeys, sources, isGrouped }: CompiledParts): PlanOrder {
  if (orderKeys.length > 0) return { kind: 'keys', keys: orderKeys };
  const [only] = sources;
  // The rows of a sub-select that is sorted itself keep their order: `... FROM (... ORDER BY x) WHERE ROWNUM <= 5`.
  return { kind: sources.length === 1 && only?.sorted === true && !isGrouped ? 'found' : 'none' };
}

/** Runs over what passes all of WHERE. ROWNUM counts what has passed: its conditions are asked last. */
function matcher({ where, rownum }: CompiledParts, stages: readonly Stage[]): (sink: () => boolean) => void {
  const counted = where.filter(({ usesRownum }) => usesRownum);
  if (counted.length === 0) return (sink) => void runJoin(stages, sink);
  // A condition on ROWNUM alone that refuses a number refuses it for every row that follows.
  const decidesAlone = counted.every(({ uses }) => uses.sources.size === 0);
  return (sink) => {
    let passed = 0;
    runJoin(stages, () => {
      rownum.value = passed + 1;
      if (counted.some(({ condition }) => condition() !== true)) return !decidesAlone;
      passed += 1;
      return sink();
    });
  };
}

function collected({ sources, work }: CompiledParts, eachMatch: (sink: () => boolean) => void): Located {
  const columns = sources.map((): Row[] => []);
  let count = 0;
  eachMatch(() => {
    for (const [place, { cell }] of sources.entries()) columns[place]?.push(cell.row);
    count += 1;
    work(sources.length);
    return true;
  });
  return { count, low: 0, columns };
}

function grouped(parts: CompiledParts, eachMatch: (sink: () => boolean) => void): Located {
  const cells = parts.sources.map(({ cell }) => cell);
  return groupRows({ keys: parts.groupKeys, aggregates: parts.aggregates, cells, eachMatch });
}

function havingOf(
  { having }: CompiledParts,
  groups: Located,
  seat: (located: Located, index: number) => void,
): Located {
  if (having === undefined) return groups;
  const kept: number[] = [];
  for (let index = 0; index < groups.count; index += 1) {
    seat(groups, index);
    if (having() === true) kept.push(index);
  }
  return {
    count: kept.length,
    low: 0,
    columns: (groups.columns ?? []).map((rows) => kept.map((index) => rows[index] ?? NULL_ROW)),
  };
}
