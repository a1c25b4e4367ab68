import type { JsonObject } from '@onlink/core';
import type { Selectable } from 'kysely';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { StoredRun } from '../store.js';

/** A row of the table of runs as the interface has it. */
export function toRun(row: Selectable<DatabaseSchema['run']>): StoredRun {
  const { read, created, updated, unchanged, deleted, skipped, refused } = row;
  return {
    id: row.id,
    importName: row.import_name,
    cycle: row.cycle,
    status: row.status,
    counts: { read, created, updated, unchanged, deleted, skipped, refused },
    startedAt: row.started_at.toISOString(),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    ...(row.fault === null ? {} : { fault: row.fault as JsonObject }),
  };
}
