import type { Row } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import { isOfType } from './record-catalog.js';
import { nonexistentId, userError } from './record-refusal.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';

/** A record that is there. */
export interface RecordPlace {
  readonly id: number;
  readonly table: Table;
  readonly row: Row;
}

const EXTERNAL = /^eid:(.*)$/s;
const INTERNAL = /^-?\d{1,10}$/;

/** The external id that a part of a URL names, decoded; `undefined` for an internal one. */
export function externalIdOf(part: string): string | undefined {
  const written = EXTERNAL.exec(decoded(part))?.[1];
  return written;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The table of a type. */
export function tableOf(session: Pick<RecordSession, 'store'>, type: RecordType): Table {
  const table = session.store.table(type.table);
  if (table === undefined)
    throw new Error(`Failed to open table "${type.table}" of record type "${type.name}".`);
  return table;
}

/** Id of the record of a type with this external id; `undefined` where there is none. */
export function findByExternalId(
  session: Pick<RecordSession, 'store'>,
  type: RecordType,
  externalId: string,
): number | undefined {
  const table = tableOf(session, type);
  return table.idsBy('externalid', externalId).find((id) => isOfType(type, table, table.rowOf(id) ?? []));
}

/**
 * Finds the record of a URL by `123` or `eid:abc`. 404 NONEXISTENT_ID where there is none; a transaction of another type,
 * or none, is refused as of the wrong type, as seen, unless a switch says 404.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156334828635.html
 */
export function requireRecord(session: RecordSession, type: RecordType, part: string): RecordPlace {
  const table = tableOf(session, type);
  const externalId = externalIdOf(part);
  if (externalId !== undefined) {
    const found = findByExternalId(session, type, externalId);
    if (found === undefined) throw nonexistentId(externalId);
    return { id: found, table, row: table.rowOf(found) ?? [] };
  }
  const id = INTERNAL.test(part) ? Number(part) : Number.NaN;
  const row = Number.isNaN(id) ? undefined : table.rowOf(id);
  if (row !== undefined && isOfType(type, table, row)) return { id, table, row };
  if (
    type.family === 'transaction' &&
    !Number.isNaN(id) &&
    session.switches.missingTransaction === 'incorrectType'
  )
    throw userError('Transaction type specified is incorrect.');
  throw nonexistentId();
}
