import type { JsonObject } from '@onlink/core';
import type { PulledBatch, Redactor } from '@onlink/runtime';
import { redactNotice } from '../read/redact-notice.js';
import type { ObjectRow } from '../store/store.js';
import type { ImportEvent } from './import-event.js';
import { createRecordMapper } from './map-record.js';
import type { ImportLines } from './parse-lines.js';

/** What became of a batch. */
export interface CollectedRows {
  /** At most one a key. */
  readonly rows: readonly ObjectRow[];
  readonly skipped: number;
  readonly refused: number;
}

/** What collecting works with. */
export interface CollectOptions {
  readonly lines: ImportLines;
  readonly redactor: Redactor;
  readonly onEvent: (event: ImportEvent) => void;
}

/** Maps a batch to rows, at most one a key, counts what did not become one, and tells the reason. */
export function createCollector({
  lines,
  redactor,
  onEvent,
}: CollectOptions): (batch: PulledBatch) => CollectedRows {
  const map = createRecordMapper(lines);
  const notice = (message: string): void => onEvent({ kind: 'notice', message });
  return (batch) => {
    const rows = new Map<string, ObjectRow>();
    for (const each of batch.notices) notice(redactNotice(each, redactor).fault.message);
    if (batch.deleted.length > 0) {
      notice(
        `${batch.deleted.length} records are gone in the remote system; their objects stay, because this version of OnLink applies no deletions.`,
      );
    }
    // Deletions are reported by the reader but not applied in this version: they are counted, not hidden.
    let skipped = batch.notices.filter(isSkip).length + batch.deleted.length;
    let refused = 0;
    for (const record of batch.records) {
      const mapped = map(record);
      if (mapped.kind === 'refused') {
        refused += 1;
        onEvent({ kind: 'refused', key: redactor.redact(keyOf(record, lines)), reason: mapped.reason });
        continue;
      }
      if (rows.has(mapped.row.key)) {
        skipped += 1;
        notice(`Record "${redactor.redact(mapped.row.key)}" was there twice; the later one was kept.`);
      }
      rows.set(mapped.row.key, mapped.row);
    }
    return { rows: [...rows.values()], skipped, refused };
  };
}

/** Rows as the reader gave them: the ledger's own count, kept apart from what became of them. */
export function pulledRows(batch: PulledBatch): number {
  return batch.records.length + batch.deleted.length + batch.notices.filter(isSkip).length;
}

function isSkip({ outcome }: PulledBatch['notices'][number]): boolean {
  return outcome === 'skipped';
}

function keyOf(record: JsonObject, lines: ImportLines): string {
  const value = record[lines.key.path];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
