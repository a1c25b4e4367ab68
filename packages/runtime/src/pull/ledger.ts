import { createFault, type Fault } from '@onlink/core';

/** What became of the rows of a run. */
export interface LedgerEntry {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly skipped: number;
  readonly refused: number;
}

/** A ledger in which nothing has happened. */
export const EMPTY_LEDGER: LedgerEntry = Object.freeze({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  skipped: 0,
  refused: 0,
});

/** Adds two ledgers up. */
export function addLedgers(left: LedgerEntry, right: LedgerEntry): LedgerEntry {
  return {
    read: left.read + right.read,
    created: left.created + right.created,
    updated: left.updated + right.updated,
    unchanged: left.unchanged + right.unchanged,
    deleted: left.deleted + right.deleted,
    skipped: left.skipped + right.skipped,
    refused: left.refused + right.refused,
  };
}

/**
 * What is wrong with a ledger, or `undefined`: read must equal delivered (created, updated, unchanged), deleted,
 * skipped and refused together. A run with a hole must not end green.
 */
export function findImbalance(entry: LedgerEntry, importName: string): Fault | undefined {
  const { read, created, updated, unchanged, deleted, skipped, refused } = entry;
  const accounted = created + updated + unchanged + deleted + skipped + refused;
  if (read === accounted) return undefined;
  return createFault({
    blame: 'host',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'host/ledger-imbalance',
    message: `Failed to balance import "${importName}": ${read} rows were read but ${accounted} are accounted for. Run it again, and report this if it stays so.`,
  });
}
