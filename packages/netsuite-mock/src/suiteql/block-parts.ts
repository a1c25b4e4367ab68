import type { BlockSource } from './block-source.js';
import type { Conjunct } from './classify-conditions.js';
import type { Aggregate, Window } from './compile-context.js';
import type { Cell, CompiledCondition, CompiledValue } from './compiled.js';
import type { ResultColumn } from './query-plan.js';
import type { OrderKey } from './row-order.js';
import type { Scope } from './scope.js';

/** A block, its parts compiled. */
export interface CompiledParts {
  readonly sources: readonly BlockSource[];
  readonly scope: Scope;
  readonly where: readonly Conjunct[];
  readonly columns: readonly ResultColumn[];
  readonly orderKeys: readonly OrderKey[];
  readonly groupKeys: readonly CompiledValue[];
  readonly having: CompiledCondition | undefined;
  readonly isGrouped: boolean;
  readonly aggregates: readonly Aggregate[];
  readonly aggregateCell: Cell;
  readonly windows: readonly Window[];
  readonly windowCell: Cell;
  readonly rownum: { value: number };
  /** See `Session.work`. */
  readonly work: (steps: number) => void;
}
