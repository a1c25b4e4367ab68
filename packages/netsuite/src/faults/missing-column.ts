import { isFault } from '@onlink/core';

const MISSING = /(?:Unknown identifier|Field) '([^']*)'/;

/** The column that a query was refused for, in lower case, when that is what a fault is about. */
export function missingColumnOf(thrown: unknown): string | undefined {
  if (!isFault(thrown)) return undefined;
  if (thrown.code !== 'netsuite/unknown-column' && thrown.code !== 'netsuite/hidden-column') return undefined;
  const written = MISSING.exec(thrown.remote?.detail ?? '')?.[1];
  // A name may come with its table or alias in front: `employee.title`.
  return written?.toLowerCase().split('.').at(-1);
}

const CLOSED_TABLE = new Set(['netsuite/unknown-table', 'netsuite/hidden-table']);

/** Whether a query was refused because of its table alone: SuiteQL itself works then. */
export function isClosedTable(thrown: unknown): boolean {
  return isFault(thrown) && CLOSED_TABLE.has(thrown.code);
}
