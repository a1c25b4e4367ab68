import { type Arrangement, arrange, arrangeFirst } from './arrange.js';
import type { Conversions } from './compiled.js';
import type { MatchMemory } from './match-memory.js';
import { createRowWriter } from './projection.js';
import type { Located, QueryPlan } from './query-plan.js';
import type { QueryRequest, QueryResult } from './query-request.js';
import type { SortedRows } from './row-order.js';
import { hashText, shuffleTies, tieBreakOf } from './shuffle.js';

/** What a page is read from. */
export interface PageGround {
  readonly plan: QueryPlan;
  readonly conversions: Conversions;
  readonly memory: MatchMemory;
  /** Nothing depends on the clock. */
  readonly mayKeep: boolean;
  readonly seed: number;
}

/** Reads one page of a query's rows. */
export function readPage(ground: PageGround, request: QueryRequest): QueryResult {
  const { plan, conversions } = ground;
  const located = locate(ground, request);
  const total = Math.min(located.count, plan.limit);
  const end = Math.min(total, request.offset + request.limit);
  if (request.offset >= end) return { kind: 'page', total, rows: [] };
  const { rowAt, sequential = false } = arrangement(ground, located, { request, end });
  const write = createRowWriter(plan.columns, conversions);
  const rows: string[] = [];
  for (let place = request.offset; place < end; place += 1) {
    plan.seat(located, rowAt(place), !sequential);
    rows.push(write());
  }
  return { kind: 'page', total, rows };
}

/** Results of fewer rows are sorted anew for each page: it costs less than keeping them would save. */
const FEWEST_KEPT = 50;

const keyOf = ({ query, params }: QueryRequest): string => JSON.stringify([query, params]);

/** Slots are cheap to find, or kept where the filter is asked; other rows are kept for the next page. */
function locate({ plan, memory, mayKeep }: PageGround, request: QueryRequest): Located {
  const isCheap = plan.order.kind === 'path';
  const key = `located ${keyOf(request)}`;
  if (isCheap || !mayKeep || plan.outer.length > 0) return plan.locate();
  // The first page alone says not whether others follow.
  return memory.recall(key, plan.locate);
}

interface Page {
  readonly request: QueryRequest;
  readonly end: number;
}

function arrangement(ground: PageGround, located: Located, { request, end }: Page): Arrangement {
  const { plan, memory, mayKeep, seed } = ground;
  const key = `sorted ${keyOf(request)}`;
  const pageSeed = hashText(`${keyOf(request)}${request.limit} ${request.offset}`, seed);
  const mayWait = request.offset === 0 && !memory.knows(key);
  const tieBreak = request.unstableOrder === true ? tieBreakOf(pageSeed) : (index: number) => index;
  const first = mayWait ? arrangeFirst(plan, located, { wanted: end, tieBreak }) : undefined;
  if (first !== undefined) return first;
  const keeps = mayKeep && located.count >= FEWEST_KEPT;
  const sorted = arrange(plan, located, (sort: () => SortedRows) =>
    memory.recall(keeps ? key : undefined, sort),
  );
  // Along a unique key no row is equal to another.
  const isFixed = plan.order.kind === 'path' && plan.order.unique;
  return request.unstableOrder === true && !isFixed ? shuffleTies(sorted, pageSeed) : sorted;
}
