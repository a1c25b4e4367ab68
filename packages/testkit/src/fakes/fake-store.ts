import type { Json, JsonObject } from '@onlink/core';
import {
  completePartition,
  type Generation,
  mayDeleteAbsent,
  type Notice,
  type PulledBatch,
  startGeneration,
} from '@onlink/runtime';

/** What a host keeps of a stream, in memory: rows with their checkpoint, never one without the other. */
export interface FakeStore {
  /** Rows in the order of their commits, those that came twice twice. */
  readonly records: readonly JsonObject[];
  readonly deleted: readonly JsonObject[];
  readonly notices: readonly Notice[];
  /** Every checkpoint that was committed. */
  readonly states: readonly Json[];
  readonly generation: Generation;
  /** Begins a read of the stream: what was there stays, what comes now is noted. */
  begin(mode: Generation['mode'], partitions: readonly string[]): void;
  stateOf(partition: string): Json | undefined;
  commit(partition: string, batch: PulledBatch): void;
  /** The texts of the keys that are stored. */
  keys(): ReadonlySet<string>;
  /** Keys that are stored and did not come since `begin`, where they may be taken for deleted; else none. */
  absentKeys(deletes: 'reported' | 'by-absence' | 'unknown'): readonly string[];
}

/** Makes an empty store for a stream with these key fields. States and rows go through JSON, as in a database. */
export function createFakeStore(key: readonly string[]): FakeStore {
  const stored = new Set<string>();
  let seen = new Set<string>();
  let generation = startGeneration('full', []);
  let positions = new Map<string, Json>();
  const kept = {
    records: [] as JsonObject[],
    deleted: [] as JsonObject[],
    notices: [] as Notice[],
    states: [] as Json[],
  };
  return {
    ...kept,
    get generation() {
      return generation;
    },
    begin: (mode, partitions) => {
      generation = startGeneration(mode, partitions);
      positions = new Map();
      seen = new Set();
    },
    stateOf: (partition) => positions.get(partition),
    commit: (partition, batch) => {
      for (const record of batch.records) {
        kept.records.push(copy(record));
        stored.add(keyText(record, key));
        seen.add(keyText(record, key));
      }
      for (const gone of batch.deleted) {
        kept.deleted.push(copy(gone));
        stored.delete(keyText(gone, key));
      }
      kept.notices.push(...batch.notices);
      if (batch.state !== undefined) {
        positions.set(partition, copy(batch.state));
        kept.states.push(copy(batch.state));
      }
      if (batch.complete) generation = completePartition(generation, partition);
    },
    keys: () => stored,
    absentKeys: (deletes) =>
      mayDeleteAbsent(deletes, generation) ? [...stored].filter((text) => !seen.has(text)) : [],
  };
}

/** The key of a row as text: a number and its text are one key. */
export function keyText(row: JsonObject, key: readonly string[]): string {
  return key.map((field) => String(row[field])).join(' / ');
}

function copy<Value extends Json>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
