import type { RowObject, Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import { readFields } from './read-fields.js';
import { invalidValue, userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType, Sublist } from './record-type.js';
import { lineIds } from './render-record.js';
import { isObject, type JsonObject, type WriteOptions } from './write-options.js';

/** A line as it shall be. */
export interface PlannedLine {
  /** Its row where it was there before. */
  readonly rowId: number | undefined;
  readonly old: RowObject | undefined;
  readonly values: Readonly<Record<string, Scalar>>;
}

/** The lines of one sublist as they shall be, and the rows that go. */
export interface PlannedSublist {
  readonly sublist: Sublist;
  readonly lines: readonly PlannedLine[];
  readonly removed: readonly number[];
}

/** What a write of lines starts from. */
export interface LineRequest {
  readonly type: RecordType;
  /** Absent for a record that is yet to be made. */
  readonly recordId: number | undefined;
  readonly body: JsonObject;
  /** Lines to begin with where the record is made from another one: a transform's. */
  readonly initial?: Readonly<Record<string, readonly RowObject[]>>;
}

/**
 * Plans the lines of every sublist: a line with the key of one that is there changes it, any other is added, and
 * `replace` drops those that the body does not name.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545297048.html
 */
export function planLines(
  session: RecordSession,
  request: LineRequest,
  options: WriteOptions,
): readonly PlannedSublist[] {
  return request.type.sublists.map((sublist) => planSublist(session, { ...request, sublist }, options));
}

function planSublist(
  session: RecordSession,
  { type, recordId, body, sublist, initial }: LineRequest & { readonly sublist: Sublist },
  options: WriteOptions,
): PlannedSublist {
  const table = session.store.table(sublist.table);
  if (table === undefined) return { sublist, lines: [], removed: [] };
  const existing = existingLines(session, {
    sublist,
    recordId,
    table,
    initial: initial?.[sublist.name] ?? [],
  });
  const given = body[sublist.name];
  if (given === undefined) return { sublist, lines: existing, removed: [] };
  const items = given === null ? [] : isObject(given) ? given['items'] : undefined;
  if (!Array.isArray(items)) throw invalidValue(sublist.name, sublist.name);
  const replaces = options.replace.has(sublist.name) || given === null;
  const keyColumn = sublist.fields.find(({ name }) => name === sublist.key)?.column ?? '';
  const lines = replaces ? [] : [...existing];
  for (const [index, item] of (items as readonly unknown[]).entries()) {
    const path = `${sublist.name}.items[${index}]`;
    if (!isObject(item)) throw invalidValue(sublist.name, path);
    const values = readFields(
      session,
      {
        body: item,
        fields: sublist.fields,
        others: NO_NAMES,
        prefix: `${path}.`,
        typeName: `${type.name}.${sublist.name}`,
      },
      options,
    );
    const key = numberOf(item[initial === undefined ? sublist.key : 'orderLine']);
    const matchColumn = initial === undefined ? keyColumn : 'orderline';
    const hasKey = (line: PlannedLine): boolean => line.values[matchColumn] === key;
    // A body that names a line twice changes the line that it has changed before: one line, one amount.
    const known = key === undefined ? undefined : (lines.find(hasKey) ?? existing.find(hasKey));
    const line: PlannedLine = {
      rowId: known?.rowId,
      old: known?.old,
      values: { ...known?.values, ...values, ...(known && { [keyColumn]: known.values[keyColumn] ?? null }) },
    };
    if (known === undefined) delete (line.values as Record<string, Scalar>)[keyColumn];
    const place = lines.indexOf(known as PlannedLine);
    const dropped = initial !== undefined && item['itemReceive'] === false;
    if (place === -1) lines.push(line);
    else if (dropped) lines.splice(place, 1);
    else lines[place] = line;
    assertRequired(session, { sublist, line, path });
  }
  const kept = new Set(lines.map(({ rowId }) => rowId));
  const removed = existing.flatMap(({ rowId }) => (rowId === undefined || kept.has(rowId) ? [] : [rowId]));
  return { sublist, lines, removed };
}

const NO_NAMES: ReadonlySet<string> = new Set();

function existingLines(
  session: RecordSession,
  place: {
    readonly sublist: Sublist;
    readonly recordId: number | undefined;
    readonly table: Table;
    readonly initial: readonly RowObject[];
  },
): readonly PlannedLine[] {
  const { sublist, recordId, table, initial } = place;
  if (recordId === undefined) return initial.map((values) => ({ rowId: undefined, old: undefined, values }));
  return lineIds(session, sublist, recordId).map((rowId) => {
    const old = table.find(rowId) ?? {};
    return { rowId, old, values: old };
  });
}

function assertRequired(
  session: RecordSession,
  { sublist, line, path }: { readonly sublist: Sublist; readonly line: PlannedLine; readonly path: string },
): void {
  const missing = sublist.fields.filter(
    ({ required, column, feature }) =>
      required &&
      (line.values[column] ?? null) === null &&
      (feature === undefined || session.account.records.features.has(feature)),
  );
  if (missing.length > 0)
    throw userError(`Please enter value(s) for: ${missing.map(({ label }) => label).join(', ')}.`, path);
}

function numberOf(json: unknown): number | undefined {
  const number = typeof json === 'string' && json !== '' ? Number(json) : json;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
