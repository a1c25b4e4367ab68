import type { Scalar } from '../store/scalar.js';
import type { AggregateName } from './ast.js';
import type { CompiledValue, Conversions } from './compiled.js';
import type { Scope } from './scope.js';

/** One aggregate of a select list. */
export interface Aggregate {
  readonly name: AggregateName;
  readonly distinct: boolean;
  /** Absent for COUNT(*). */
  readonly argument?: CompiledValue;
  /** The argument is the primary key itself. */
  readonly overKey: boolean;
}

/** What compiling one query knows and gathers. */
export interface CompileContext {
  readonly scope: Scope;
  readonly params: readonly string[];
  readonly conversions: Conversions;
  readonly label: (reference: string, id: number) => Scalar;
  /** Where given, the select list has aggregates: they are gathered here, and a bare column may not stand beside them. */
  readonly aggregates: Aggregate[] | undefined;
  /** Called when the result depends on the clock, and so must not be kept. */
  readonly usesClock: () => void;
}
