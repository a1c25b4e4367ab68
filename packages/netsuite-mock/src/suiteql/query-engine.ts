import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import type { ColumnDefinition, TableDefinition } from '../store/table-definition.js';
import type { AccountDateFormat } from './account-date-format.js';
import { compileAccountDateFormat } from './account-date-format.js';
import { aggregateRow } from './aggregate.js';
import type { Expression, SelectStatement } from './ast.js';
import { compileCondition } from './compile-condition.js';
import type { Aggregate, CompileContext } from './compile-context.js';
import type { CompiledCondition } from './compiled.js';
import { findMatches, type MatchPlan, type Recall } from './find-matches.js';
import { planKeyAccess } from './key-access.js';
import { createMatchMemory } from './match-memory.js';
import { parseQuery } from './parser.js';
import { compileSelectList, createRowWriter, type ResultColumn, type RowWriter } from './projection.js';
import { type RefusalFault, refused, SuiteqlRefusal, unsupported } from './refusal.js';
import { compileOrder, type RowOrder } from './row-order.js';
import { createScope } from './scope.js';

/** A query with its bound values, and the page asked for. */
interface QueryRequest {
  readonly query: string;
  readonly params: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

/** What a query gave. */
export type QueryResult =
  | {
      readonly kind: 'page';
      readonly total: number /** JSON text of each row. */;
      readonly rows: readonly string[];
    }
  | RefusalFault;

/** What the role and the account's features let a query see. */
export interface QueryVisibility {
  isTableVisible(table: TableDefinition): boolean;
  isColumnVisible(column: ColumnDefinition): boolean;
}

/** Answers SuiteQL queries over one store. */
export interface QueryEngine {
  run(request: QueryRequest, visibility: QueryVisibility): QueryResult;
}

/** What an engine is made of. */
export interface QueryEngineInput {
  readonly store: Store;
  readonly dateFormat: AccountDateFormat;
  /** The present in account-local seconds. */
  readonly nowS: () => number;
}

/** A checked query, ready to be paged. */
interface Plan extends MatchPlan {
  readonly aggregates: readonly Aggregate[] | undefined;
  readonly writeRow: RowWriter;
  readonly usesClock: boolean;
}

/** Makes an engine. It never throws for any query: what it cannot answer is a refusal. */
export function createQueryEngine(input: QueryEngineInput): QueryEngine {
  const accountDates = compileAccountDateFormat(input.dateFormat);
  const memory = createMatchMemory(() => input.store.epoch());

  const compile = (request: QueryRequest, visibility: QueryVisibility): Plan => {
    const statement = parseQuery(request.query);
    if (statement.parameterCount !== request.params.length)
      throw unsupported('the number of params is not that of ?');
    const table = openTable(input.store, statement, visibility);
    let usesClock = false;
    const context: CompileContext = {
      scope: createScope({
        table: table.definition.name,
        alias: statement.table.alias ?? table.definition.name,
        columns: table.definition.columns,
        isVisible: visibility.isColumnVisible,
      }),
      params: request.params,
      conversions: { accountDates, nowS: input.nowS() },
      label: input.store.label,
      aggregates: undefined,
      usesClock: () => {
        usesClock = true;
      },
    };
    const access = planKeyAccess(statement.where, table, context);
    const filter = access.rest.length === 0 ? undefined : compileAll(access.rest, context);
    const list = compileList(statement, context);
    const order: RowOrder =
      list.aggregates === undefined
        ? compileOrder(statement, list.columns, context)
        : { kind: 'key', descending: false };
    const { low, high } = access;
    const writeRow = createRowWriter(list.columns, context.conversions);
    const filterKey = JSON.stringify([table.definition.name, access.rest], (_, value) =>
      isParameter(value) ? { bound: request.params[value.index] } : value,
    );
    const queryKey = JSON.stringify([request.query, request.params]);
    const { aggregates } = list;
    return { table, low, high, filter, filterKey, queryKey, order, aggregates, writeRow, usesClock };
  };

  return {
    run(request, visibility) {
      try {
        const plan = compile(request, visibility);
        return readPage(plan, request, (find, key) => memory.recall(plan.usesClock ? undefined : key, find));
      } catch (error) {
        if (error instanceof SuiteqlRefusal) return error.fault;
        throw error;
      }
    },
  };
}

function openTable(store: Store, statement: SelectStatement, visibility: QueryVisibility): Table {
  const table = store.table(statement.table.name);
  if (table === undefined) throw refused(`Invalid search type: ${statement.table.written}.`);
  if (!visibility.isTableVisible(table.definition)) {
    throw refused(`Search error occurred: Record '${table.definition.name}' was not found.`);
  }
  return table;
}

function compileAll(conditions: readonly Expression[], context: CompileContext): CompiledCondition {
  const [first] = conditions;
  return conditions.length === 1 && first !== undefined
    ? compileCondition(first, context)
    : compileCondition({ kind: 'logical', operator: 'and', operands: conditions }, context);
}

interface CompiledList {
  readonly columns: readonly ResultColumn[];
  readonly aggregates: readonly Aggregate[] | undefined;
}

function compileList(statement: SelectStatement, context: CompileContext): CompiledList {
  if (!statement.items.some((item) => item.kind === 'expression' && hasAggregate(item.expression))) {
    return { columns: compileSelectList(statement, context), aggregates: undefined };
  }
  if (statement.items.some((item) => item.kind === 'all'))
    throw unsupported('a column stands beside an aggregate');
  const aggregates: Aggregate[] = [];
  return { columns: compileSelectList(statement, { ...context, aggregates }), aggregates };
}

function hasAggregate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'aggregate':
      return true;
    case 'negation':
      return hasAggregate(expression.operand);
    case 'arithmetic':
      return hasAggregate(expression.left) || hasAggregate(expression.right);
    case 'concatenation':
      return expression.parts.some(hasAggregate);
    case 'call':
      return expression.args.some(hasAggregate);
    default:
      return false;
  }
}

function isParameter(value: unknown): value is Extract<Expression, { readonly kind: 'parameter' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'parameter';
}

function readPage(plan: Plan, request: QueryRequest, recall: Recall): QueryResult {
  const matches = findMatches(plan, recall);
  const { table, order, aggregates, writeRow } = plan;
  if (aggregates !== undefined) {
    const rows = request.offset === 0 ? [writeRow(aggregateRow(aggregates, matches, table))] : [];
    return { kind: 'page', total: 1, rows };
  }
  const rows: string[] = [];
  const rowAt = order.kind === 'key' ? table.rowAt : table.rowAlone;
  const end = Math.min(matches.count, request.offset + request.limit);
  for (let index = request.offset; index < end; index += 1)
    rows.push(writeRow(rowAt(matches.positionAt(index))));
  return { kind: 'page', total: matches.count, rows };
}
