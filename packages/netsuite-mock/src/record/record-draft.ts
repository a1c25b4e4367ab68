import type { RowObject, Scalar } from '../store/scalar.js';
import type { PlannedSublist } from './plan-lines.js';
import type { RecordType } from './record-type.js';

/** A record as it shall be, before it is written: what completes it changes these. */
export interface RecordDraft {
  readonly type: RecordType;
  readonly isNew: boolean;
  readonly old: RowObject;
  /** Columns of the row. */
  readonly values: Record<string, Scalar>;
  /** Columns that the body named. */
  readonly given: ReadonlySet<string>;
  readonly sublists: readonly PlannedSublist[];
}
