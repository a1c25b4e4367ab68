import type { Row } from '../store/scalar.js';
import { allRows } from './arrange.js';
import type { Expression, OrderItem, Query, QueryBody, SetBody } from './ast.js';
import { compileBlock } from './compile-block.js';
import type { CompileContext, Subquery } from './compile-context.js';
import { compileValue } from './compile-value.js';
import { type Cell, type CompiledValue, coerce, NULL_ROW } from './compiled.js';
import { rowKey } from './group-rows.js';
import type { QueryPlan, ResultColumn } from './query-plan.js';
import { unsupported } from './refusal.js';
import { orderKeyOf } from './row-order.js';
import { createScope, type Scope } from './scope.js';
import type { Services } from './services.js';
import { distinctRows, placed, planOfRows, type ValueRows } from './value-rows.js';

/** Compiles a whole query; `parent` is what a sub-select sees around it. */
export function compileQuery(query: Query, services: Services, parent?: Scope): QueryPlan {
  const { body, orderBy } = query;
  const limit = rowLimit(query.fetchFirst, services);
  if (body.kind === 'select') {
    const blockLimit = Math.min(limit, rowLimit(body.top, services));
    return compileBlock(body, { services, orderBy, limit: blockLimit, ...(parent && { parent }) });
  }
  const combined =
    body.kind === 'set' ? compileSet(body, services, parent) : nested(body.query, services, parent);
  return orderedRows(combined, { orderBy, limit, services });
}

/** Makes a query a sub-select that others can ask. */
export function compileSubquery(query: Query, services: Services, parent?: Scope): Subquery {
  const plan = compileQuery(query, services, parent);
  const { params } = services.session;
  const key = (): string =>
    `rows ${JSON.stringify([query, params, plan.columns.map((column) => column.key)])}`;
  return {
    columns: plan.columns,
    outer: plan.outer,
    rows: () => (plan.outer.length === 0 ? services.recall(key(), () => allRows(plan)) : allRows(plan)),
    exists: () => plan.exists(),
  };
}

/** The number of TOP or FETCH FIRST; without one there is no limit. */
function rowLimit(count: Expression | undefined, services: Services): number {
  if (count === undefined) return Number.POSITIVE_INFINITY;
  const context: CompileContext = { session: services.session, scope: createScope([]) };
  const value = coerce(compileValue(count, context), 'number', services.session.conversions).run();
  if (value === null || Number(value) < 0) throw unsupported('a number of rows is none');
  return Math.trunc(Number(value));
}

function nested(query: Query, services: Services, parent?: Scope): ValueRows {
  const plan = compileQuery(query, services, parent);
  return {
    columns: plan.columns,
    outer: plan.outer,
    rows: () => allRows(plan),
    sorted: query.orderBy.length > 0,
  };
}

interface Term {
  readonly columns: readonly ResultColumn[];
  readonly outer: readonly CompiledValue[];
  readonly rows: () => readonly Row[];
}

function compileSet({ first, rest }: SetBody, services: Services, parent?: Scope): ValueRows {
  const termOf = (body: QueryBody): Term => nested({ body, orderBy: [] }, services, parent);
  const leading = termOf(first);
  const terms = rest.map(({ operator, body }) => ({ operator, term: termOf(body) }));
  const types = columnTypes([leading, ...terms.map(({ term }) => term)]);
  const converted = (term: Term): readonly Row[] => convertRows(term, types, services);
  const columns = leading.columns.map(({ key, value }, index) => ({
    key,
    value: { ...value, type: types[index] ?? 'null' },
  }));
  return {
    columns,
    outer: [leading, ...terms.map(({ term }) => term)].flatMap(({ outer }) => outer),
    sorted: false,
    rows: () =>
      terms.reduce<readonly Row[]>(
        (rows, { operator, term }) => combine(operator, rows, converted(term)),
        converted(leading),
      ),
  };
}

/** Columns of a set have one type each; a bound or written text takes the others'. */
function columnTypes(terms: readonly Term[]): readonly CompiledValue['type'][] {
  const width = terms[0]?.columns.length ?? 0;
  if (terms.some(({ columns }) => columns.length !== width))
    throw unsupported('the parts of a UNION have different numbers of columns');
  return Array.from({ length: width }, (_, index) => {
    const values = terms
      .flatMap(({ columns }) => columns[index]?.value ?? [])
      .filter(({ type }) => type !== 'null');
    const leading = values.find(({ type, constant }) => type !== 'text' || !constant) ?? values[0];
    const isOdd = (value: CompiledValue): boolean =>
      value.type !== leading?.type && !(value.type === 'text' && value.constant);
    if (values.some(isOdd)) throw unsupported('the parts of a UNION have columns of different types');
    return leading?.type ?? 'null';
  });
}

function convertRows({ columns, rows }: Term, types: readonly CompiledValue['type'][], services: Services) {
  const odd = columns.some(({ value: { type } }, index) => type !== 'null' && type !== types[index]);
  if (!odd) return rows();
  const cell: Cell = { row: NULL_ROW };
  const values = columns.map(({ value: { type } }, index) =>
    coerce(
      { type, constant: false, run: () => cell.row[index] ?? null },
      types[index] ?? 'null',
      services.session.conversions,
    ),
  );
  return rows().map((row) => {
    cell.row = row;
    return values.map((value) => value.run());
  });
}

function combine(operator: SetBody['rest'][number]['operator'], left: readonly Row[], right: readonly Row[]) {
  if (operator === 'unionAll') return [...left, ...right];
  if (operator === 'union') return distinctRows([...left, ...right]);
  const keys = new Set(right.map(rowKey));
  return distinctRows(left).filter((row) => keys.has(rowKey(row)) === (operator === 'intersect'));
}

interface OrderedInput {
  readonly orderBy: readonly OrderItem[];
  readonly limit: number;
  readonly services: Services;
}

function orderedRows(values: ValueRows, { orderBy, limit, services }: OrderedInput): QueryPlan {
  return planOfRows(values, limit, (columns) => {
    const scope = createScope([
      {
        alias: '(subselect)',
        name: '(subselect)',
        kind: 'derived',
        cell: { row: NULL_ROW },
        columns: [],
      },
    ]);
    return orderBy.map((item) =>
      orderKeyOf(item, outputValue(item, columns, { session: services.session, scope })),
    );
  });
}

function outputValue(
  { expression }: OrderItem,
  columns: readonly ResultColumn[],
  context: CompileContext,
): CompiledValue {
  if (expression.kind === 'number') return placed(expression.value, columns);
  const named = expression.kind === 'column' ? columns.find(({ key }) => key === expression.name) : undefined;
  return named?.value ?? compileValue(expression, context);
}
