import { recordTypeId } from '../store/deletions.js';
import type { RowObject, Scalar } from '../store/scalar.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';

/** A record that was written. */
export interface NotedChange {
  readonly type: RecordType;
  readonly id: number;
  /** The row before; absent for a new record. */
  readonly old: RowObject | undefined;
  readonly values: RowObject;
}

const CONTEXT = 'REST Web Services';

/** Writes a row of `systemnote` for each field that changed, or one that the record was made. */
export function noteChange(session: RecordSession, { type, id, old, values }: NotedChange): void {
  const { store, nowS, user, role } = session;
  const note = (field: string | null, what: RowObject): void => {
    store.insert('systemnote', {
      date: nowS,
      name: user === undefined ? null : Number(user.id),
      record: store.label(type.table, id) ?? String(id),
      recordid: id,
      recordtypeid: recordTypeId(store, type.table),
      field,
      context: CONTEXT,
      role: role === undefined ? null : Number(role.id),
      ...what,
    });
  };
  if (old === undefined) {
    note(null, { type: 'Create' });
    return;
  }
  for (const { name, column, writable, kind } of type.fields) {
    if (!writable || kind === 'subrecord') continue;
    const [before, after] = [old[column] ?? null, values[column] ?? null];
    if (before === after) continue;
    const what = before === null ? 'Set' : after === null ? 'Unset' : 'Change';
    note(name, { type: what, oldvalue: textOf(before), newvalue: textOf(after) });
  }
}

function textOf(value: Scalar): string | null {
  return value === null ? null : String(value);
}
