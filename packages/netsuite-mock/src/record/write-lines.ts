import type { RowObject, Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { PlannedLine, PlannedSublist } from './plan-lines.js';
import type { RecordDraft } from './record-draft.js';
import type { RecordSession } from './record-session.js';

/** Writes the lines of a record that has its id: those that differ, and no others, so that only they were modified. */
export function writeLines(session: RecordSession, draft: RecordDraft, recordId: number): void {
  const isTransaction = draft.type.family === 'transaction';
  if (isTransaction) writeMainLine(session, draft, recordId);
  for (const planned of draft.sublists) writeSublist(session, { planned, recordId, isTransaction });
}

function writeSublist(
  session: RecordSession,
  place: { readonly planned: PlannedSublist; readonly recordId: number; readonly isTransaction: boolean },
): void {
  const { planned, recordId, isTransaction } = place;
  const { sublist, lines, removed } = planned;
  const table = session.store.table(sublist.table);
  if (table === undefined) return;
  for (const rowId of removed) table.delete(rowId);
  for (const line of lines) {
    const row: Record<string, Scalar> = {
      ...ofTable(table, line.values),
      ...sublist.where,
      [sublist.parent]: recordId,
    };
    writeLine(session, { table, line, row, numbered: isTransaction });
  }
}

interface LinePlace {
  readonly table: Table;
  readonly line: Pick<PlannedLine, 'rowId' | 'old'>;
  readonly row: Record<string, Scalar>;
  readonly numbered: boolean;
}

function writeLine({ store, nowS }: RecordSession, { table, line, row, numbered }: LinePlace): void {
  const stamp =
    table.columnIndex('linelastmodifieddate') === -1 ? 'lastmodifieddate' : 'linelastmodifieddate';
  if (line.rowId !== undefined) {
    const { old = {} } = line;
    const changed = Object.keys(row).some(
      (column) => column !== stamp && (row[column] ?? null) !== (old[column] ?? null),
    );
    if (changed) table.update(line.rowId, { ...row, [stamp]: nowS });
    return;
  }
  row[stamp] = nowS;
  if (numbered) {
    const number = nextLineNumber(table, Number(row['transaction']));
    row['id'] = number;
    row['linesequencenumber'] = number;
    row['mainline'] ??= 'F';
    row['linecreateddate'] = nowS;
    delete row['uniquekey'];
  } else delete row['nkey'];
  store.insert(table.definition.name, row);
}

function nextLineNumber(table: Table, transaction: number): number {
  const column = table.columnIndex('id');
  return table
    .idsBy('transaction', transaction)
    .reduce((next, id) => Math.max(next, Number(table.rowOf(id)?.[column]) + 1), 0);
}

function ofTable(table: Table, values: RowObject): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(values).filter(([column]) => table.columnIndex(column) !== -1));
}

/** Line 0 has the header's own amount and dimensions. */
function writeMainLine(session: RecordSession, { values }: RecordDraft, recordId: number): void {
  const table = session.store.table('transactionline');
  if (table === undefined) return;
  const isJournal = values['type'] === 'Journal';
  const total = isJournal ? 0 : Number(values['foreigntotal'] ?? 0);
  const rate = Number(values['exchangerate'] ?? 1);
  const rowId = table
    .idsBy('transaction', recordId)
    .find((id) => table.rowOf(id)?.[table.columnIndex('mainline')] === 'T');
  const row: Record<string, Scalar> = {
    transaction: recordId,
    mainline: 'T',
    taxline: 'F',
    entity: values['entity'] ?? null,
    subsidiary: values['subsidiary'] ?? null,
    department: values['department'] ?? null,
    class: values['class'] ?? null,
    location: values['location'] ?? null,
    account: values['account'] ?? null,
    foreignamount: total === 0 ? null : -total,
    netamount: total === 0 ? null : -Math.round(total * rate * 100) / 100,
  };
  const old = rowId === undefined ? undefined : table.find(rowId);
  writeLine(session, { table, line: { rowId, old }, row, numbered: true });
}
