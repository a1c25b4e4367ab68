/** A value or a condition, as written. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'null' }
  /** A `?`, counted from 0 in the order of the text. */
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'column'; readonly qualifier?: string; readonly name: string; readonly written: string }
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
  | Condition;

/** What a WHERE clause holds. */
type Condition =
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
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

/** Aggregates the mock computes over a whole table, without GROUP BY. */
export const AGGREGATE_NAMES = ['count', 'min', 'max', 'sum', 'avg'] as const;
export type AggregateName = (typeof AGGREGATE_NAMES)[number];

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

/** One SELECT over one table. */
export interface SelectStatement {
  readonly items: readonly SelectItem[];
  readonly table: { readonly name: string; readonly written: string; readonly alias?: string };
  readonly where?: Expression;
  readonly orderBy: readonly OrderItem[];
  /** How many `?` the text has. */
  readonly parameterCount: number;
}
