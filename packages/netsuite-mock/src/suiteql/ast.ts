/** A value or a condition, as written. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'null' }
  /** A `?`, counted from 0 in the order of the text. */
  | { readonly kind: 'parameter'; readonly index: number }
  | ColumnName
  | { readonly kind: 'rownum' }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'concatenation'; readonly parts: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'aggregate';
      readonly name: AggregateName;
      readonly distinct: boolean;
      readonly argument?: Expression;
    }
  | WindowCall
  | CaseExpression
  /** A sub-select that gives one value. */
  | { readonly kind: 'scalarQuery'; readonly query: Query }
  | Condition;

/** A column as written: `qualifier` and `name` in lower case, `written` as it stands in the query. */
export interface ColumnName {
  readonly kind: 'column';
  readonly qualifier?: string;
  readonly name: string;
  readonly written: string;
  /** Oracle's `(+)` stands behind it. */
  readonly outerJoin?: true;
}

/** Both forms of CASE: with an operand, each `when` is a value to compare it with; else a condition. */
export interface CaseExpression {
  readonly kind: 'case';
  readonly operand?: Expression;
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
  readonly otherwise?: Expression;
}

/** `ROW_NUMBER() OVER (...)` and its like. */
interface WindowCall {
  readonly kind: 'window';
  readonly name: WindowName;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
}

/** What stands where a condition is needed. */
type Condition =
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `= ANY (SELECT ...)`; SOME is ANY. */
  | {
      readonly kind: 'quantified';
      readonly operator: ComparisonOperator;
      readonly quantifier: 'any' | 'all';
      readonly left: Expression;
      readonly query: Query;
    }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      readonly values: readonly Expression[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'inQuery';
      readonly operand: Expression;
      readonly query: Query;
      readonly negated: boolean;
    }
  | { readonly kind: 'exists'; readonly query: Query }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escapeMark?: Expression;
      readonly negated: boolean;
    }
  | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean };

export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** Aggregates that the mock computes; `approx_count_distinct` counts exactly. */
export const AGGREGATE_NAMES = [
  'count',
  'min',
  'max',
  'sum',
  'avg',
  'median',
  'approx_count_distinct',
] as const;
export type AggregateName = (typeof AGGREGATE_NAMES)[number];

/** Analytic functions that NetSuite lists as supported. */
export const WINDOW_NAMES = ['row_number', 'rank', 'dense_rank'] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

/** One entry of the select list. */
export type SelectItem =
  | { readonly kind: 'all'; readonly qualifier?: string }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias?: string };

/** One entry of ORDER BY. */
export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
  /** Absent: Oracle's default, last when ascending and first when descending. */
  readonly nulls?: 'first' | 'last';
}

/** What rows come from: a table, or a sub-select in FROM. */
export type SourceItem =
  | { readonly kind: 'table'; readonly name: string; readonly written: string; readonly alias?: string }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias?: string };

export type JoinKind = 'comma' | 'cross' | 'inner' | 'left' | 'right' | 'full';

/** One source of FROM and how it joins those before it; the first is a `comma` without a condition. */
export interface FromItem {
  readonly source: SourceItem;
  readonly join: JoinKind;
  readonly on?: Expression;
}

/** One SELECT block. */
export interface SelectBlock {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly top?: Expression;
  readonly items: readonly SelectItem[];
  readonly from: readonly FromItem[];
  readonly where?: Expression;
  readonly groupBy: readonly Expression[];
  readonly having?: Expression;
}

export type SetOperator = 'union' | 'unionAll' | 'intersect' | 'minus';

/** Blocks combined, from left to right. */
export interface SetBody {
  readonly kind: 'set';
  readonly first: QueryBody;
  readonly rest: readonly { readonly operator: SetOperator; readonly body: QueryBody }[];
}

/** What gives a query its rows; a query in parentheses keeps its own order and limit. */
export type QueryBody = SelectBlock | SetBody | { readonly kind: 'nested'; readonly query: Query };

/** A whole query or sub-select. */
export interface Query {
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  /** `FETCH FIRST n ROWS ONLY`. */
  readonly fetchFirst?: Expression;
}

/** A parsed text. */
export interface Statement {
  readonly query: Query;
  /** How many `?` the text has. */
  readonly parameterCount: number;
}
