import type { Call, Occurrence } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { missingColumnOf } from '../faults/missing-column.js';
import { fetchPage } from '../suiteql/page.js';
import { parseRowId } from '../suiteql/row-id.js';
import { selectColumn } from './follow-feed.js';
import { type RecordEvent, recordOf } from './record-event.js';
import { findWatchedType } from './watched-type.js';

/** Fetches the fields of the record that an event is about. Of a record that is gone, it has none. */
export async function fetchRecord(
  client: NetsuiteClient,
  event: Occurrence<RecordEvent>,
  call: Call,
): Promise<Occurrence<RecordEvent>> {
  const { recordType, id: written, kind } = event.data;
  const id = parseRowId(written);
  if (kind === 'deleted' || id === undefined) return event;
  const type = findWatchedType(recordType);
  const task = { verb: 'fetch', noun: recordType, id: written };
  for (;;) {
    const nowMs = call.clock.now();
    const columns = type.columns.filter((name) => !client.missingColumns.isMissing(type.table, name, nowMs));
    const selected = ['id AS record_id', ...columns.map((name) => selectColumn(type, name))].join(', ');
    const query = { text: `SELECT ${selected} FROM ${type.table} WHERE id = ${id}`, params: [] };
    try {
      const { rows } = await fetchPage(client, call, { query, limitRows: 1, task });
      const [row] = rows;
      return row === undefined
        ? event
        : { ...event, data: { ...event.data, record: recordOf({ row }, type.columns) } };
    } catch (thrown) {
      const missing = missingColumnOf(thrown);
      if (missing === undefined || !columns.includes(missing)) throw thrown;
      client.missingColumns.remember(type.table, missing, nowMs);
    }
  }
}
