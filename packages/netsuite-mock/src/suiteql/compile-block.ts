import { allRows } from './arrange.js';
import type { OrderItem, SelectBlock } from './ast.js';
import type { CompiledParts } from './block-parts.js';
import { type BlockSource, openSources } from './block-source.js';
import { compileConjuncts } from './classify-conditions.js';
import { compileCondition, joinConditions } from './compile-condition.js';
import type { Aggregate, CompileContext, Window } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { type Cell, NULL_ROW } from './compiled.js';
import { expressionKey } from './expression-key.js';
import { joinPlan } from './join-plan.js';
import { makeStages } from './join-stages.js';
import { compileOrder, distinctOrder, sortExpressions } from './order-by.js';
import type { QueryPlan } from './query-plan.js';
import { unsupported } from './refusal.js';
import { createScope, type Scope } from './scope.js';
import { compileSelectList } from './select-list.js';
import type { Services } from './services.js';
import { planSlots } from './slot-plan.js';
import { slotQueryPlan } from './slot-query-plan.js';
import { distinctRows, planOfRows } from './value-rows.js';
import { conjunctsOf, someNode } from './walk.js';

/** What a block is compiled with. */
export interface BlockInput {
  readonly services: Services;
  readonly orderBy: readonly OrderItem[];
  readonly limit: number;
  readonly parent?: Scope;
}

/** Compiles one SELECT block. */
export function compileBlock(block: SelectBlock, input: BlockInput): QueryPlan {
  if (!block.distinct) return compilePlain(block, input);
  const { orderBy, limit } = input;
  const inner = compilePlain(block, { ...input, orderBy: [], limit: Number.POSITIVE_INFINITY });
  const keyOf = inner.keyOf;
  const rows = () => distinctRows(allRows(inner));
  const values = { columns: inner.columns, outer: inner.outer, rows, sorted: false };
  return planOfRows(values, limit, (columns) => distinctOrder({ orderBy, columns, block, keyOf }));
}

/** A plan that can tell whether two expressions of its block are one. */
type BlockPlan = QueryPlan & { readonly keyOf: (expression: OrderItem['expression']) => string };

function compilePlain(block: SelectBlock, input: BlockInput): BlockPlan {
  const { services, limit, parent } = input;
  const sources = openSources(block.from, services);
  const scope = createScope(sources, parent);
  const base: CompileContext = { session: services.session, scope };
  const keyOf = (expression: OrderItem['expression']): string => expressionKey(expression, base);
  const parts = compileParts(block, input, { sources, base });
  const on = sources.map(({ item }) => compileConjuncts(item.on, base));
  const [only] = sources;
  const usesRownum = parts.where.some((conjunct) => conjunct.usesRownum);
  const isOneTable = only?.table !== undefined && sources.length === 1 && scope.outer.length === 0;
  if (isOneTable && !usesRownum && parts.groupKeys.length === 0 && parts.windows.length === 0) {
    const slots = planSlots({
      source: { ...only, table: only.table },
      conjuncts: parts.where,
      orderBy: parts.isGrouped ? [] : sortExpressions(input.orderBy, block, base),
      context: base,
      services,
    });
    return { ...slotQueryPlan(parts, slots, limit), keyOf };
  }
  const stages = makeStages({ sources, where: parts.where, on, context: base, services });
  return { ...joinPlan(parts, stages, limit), keyOf };
}

interface Ground {
  readonly sources: readonly BlockSource[];
  readonly base: CompileContext;
}

function compileParts(block: SelectBlock, { orderBy }: BlockInput, { sources, base }: Ground): CompiledParts {
  const rownum = { value: 0 };
  const aggregateCell: Cell = { row: NULL_ROW };
  const windowCell: Cell = { row: NULL_ROW };
  const aggregates: Aggregate[] = [];
  const windows: Window[] = [];
  const isGrouped = block.groupBy.length > 0 || block.having !== undefined || hasAggregate(block, orderBy);
  const groupKeys = block.groupBy.map((key) => compileValue(key, base));
  const keys = new Set(block.groupBy.map((key) => expressionKey(key, base)));
  const grouped: CompileContext = isGrouped
    ? { ...base, grouping: { keys, aggregates, cell: aggregateCell } }
    : { ...base, rownum };
  const listed: CompileContext = { ...grouped, windows: { list: windows, cell: windowCell } };
  const columns = compileSelectList(block, listed);
  const where = compileConjuncts(block.where, { ...base, rownum });
  const having = conjunctsOf(block.having).map((condition) => compileCondition(condition, grouped));
  const orderKeys = compileOrder({ orderBy, block, columns, context: listed });
  return {
    sources,
    scope: base.scope,
    where,
    columns,
    orderKeys,
    groupKeys,
    having: having.length === 0 ? undefined : joinConditions(having, 'and'),
    isGrouped,
    aggregates,
    aggregateCell,
    windows,
    windowCell,
    rownum,
    work: base.session.work,
  };
}

function hasAggregate({ items }: SelectBlock, orderBy: readonly OrderItem[]): boolean {
  const expressions = [
    ...items.flatMap((item) => (item.kind === 'expression' ? [item.expression] : [])),
    ...orderBy.map(({ expression }) => expression),
  ];
  const found = expressions.some((expression) => someNode(expression, ({ kind }) => kind === 'aggregate'));
  if (found && items.some(({ kind }) => kind === 'all'))
    throw unsupported('a column stands beside an aggregate');
  return found;
}
