import type { Scalar } from '../store/scalar.js';
import type { AggregateName, Expression, Query, WindowName } from './ast.js';
import type { Cell, CompiledCondition, CompiledValue, Conversions } from './compiled.js';
import type { OrderKey } from './row-order.js';
import type { Scope } from './scope.js';

/** What all parts of one statement share. */
export interface Session {
  /** Compiles a condition, for a value that depends on one. */
  readonly condition: (expression: Expression, context: CompileContext) => CompiledCondition;
  readonly params: readonly string[];
  readonly conversions: Conversions;
  readonly label: (reference: string, id: number | string) => Scalar;
  /** Called when the result depends on the clock, and so must not be kept. */
  readonly usesClock: () => void;
  /** Counts work; refuses a query that would take minutes. */
  readonly work: (steps: number) => void;
  /** Without `parent` it sees nothing around it. */
  readonly subquery: (query: Query, parent?: Scope) => Subquery;
}

/** A sub-select, ready to run for the rows that lie in the cells around it. */
export interface Subquery {
  readonly columns: readonly { readonly key: string; readonly value: CompiledValue }[];
  /** The columns around it that it reads; without any its rows are the same for all. */
  readonly outer: readonly CompiledValue[];
  rows(): readonly (readonly Scalar[])[];
  /** Whether it has a row, without finding them all. */
  exists(): boolean;
}

/** One aggregate of a block. */
export interface Aggregate {
  readonly name: AggregateName;
  readonly distinct: boolean;
  /** Absent for COUNT(*). */
  readonly argument?: CompiledValue;
  /** The argument is the primary key of a table. */
  readonly overKey: boolean;
}

/** One analytic function of a block. */
export interface Window {
  readonly name: WindowName;
  readonly partitionBy: readonly CompiledValue[];
  readonly orderBy: readonly OrderKey[];
}

/** Of a block with GROUP BY or aggregates: what may stand outside of an aggregate, and what is gathered. */
interface Grouping {
  /** Texts of the GROUP BY expressions, see `expressionKey`. */
  readonly keys: ReadonlySet<string>;
  readonly aggregates: Aggregate[];
  /** Holds the results of the aggregates. */
  readonly cell: Cell;
}

/** What compiling one expression knows and gathers. */
export interface CompileContext {
  readonly session: Session;
  readonly scope: Scope;
  /** Where given, aggregates may stand here, and columns only inside of them or as GROUP BY names them. */
  readonly grouping?: Grouping;
  /** Where given, analytic functions may stand here; `cell` holds their results. */
  readonly windows?: { readonly list: Window[]; readonly cell: Cell };
  /** Where given, ROWNUM may stand here. */
  readonly rownum?: { value: number };
}
