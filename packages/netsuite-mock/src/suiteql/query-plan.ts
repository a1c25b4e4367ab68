import type { Row } from '../store/scalar.js';
import type { CompiledValue } from './compiled.js';
import type { Path } from './path.js';
import type { OrderKey } from './row-order.js';

/** One column of a result. */
export interface ResultColumn {
  /** Lower case, as NetSuite sends keys. */
  readonly key: string;
  readonly value: CompiledValue;
}

/**
 * The rows that a query found, before they are put in order: slots of a path, or rows of each source. It refers to no
 * cell, so that it can be kept and put into the cells of the same query compiled anew.
 */
export interface Located {
  readonly count: number;
  /** Slots from `low` on, where `slots` is absent. */
  readonly low: number;
  readonly slots?: Int32Array;
  /** Rows by cell, each as long as `count`. */
  readonly columns?: readonly (readonly Row[])[];
}

/** In which order the rows come. */
export type PlanOrder =
  /** The query says nothing: NetSuite promises nothing. */
  | { readonly kind: 'none' }
  /** As found, and nothing else: rows of a sub-select in FROM that is sorted itself. */
  | { readonly kind: 'found' }
  /** Along the path; `isTie` where rows can be equal by it. */
  | { readonly kind: 'path'; readonly path: Path; readonly descending: boolean; readonly unique: boolean }
  | { readonly kind: 'keys'; readonly keys: readonly OrderKey[] };

/** A checked query, ready to be run for the rows around it. */
export interface QueryPlan {
  readonly columns: readonly ResultColumn[];
  /** Columns of enclosing blocks that it reads. */
  readonly outer: readonly CompiledValue[];
  readonly order: PlanOrder;
  /** At most so many rows, after ordering. */
  readonly limit: number;
  locate(): Located;
  /** Puts row `index` of what was located into the cells. `alone` for a reader that jumps about. */
  seat(located: Located, index: number, alone?: boolean): void;
  /** Whether there is a row, without locating all. */
  exists(): boolean;
}
