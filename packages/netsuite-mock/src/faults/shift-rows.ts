import type { Account } from '../account/account.js';

/**
 * Moves every row of a table by one place: a copy of the first row comes before it, under a smaller key, or the first row
 * goes. A table without rows is left alone. Throws an `Error` where no row can be put first.
 */
export function shiftRows({ rows, store }: Account, table: string, change: 'insert' | 'delete'): void {
  const [firstKey] = rows.ids(table);
  if (firstKey === undefined) return;
  if (change === 'delete') {
    rows.delete(table, firstKey);
    return;
  }
  const key = store.table(table)?.definition.columns.find((column) => column.key)?.name;
  if (key === undefined)
    throw new Error(`Failed to shift table "${table}": it has no key. Use the change "delete".`);
  // An external id is unique in NetSuite.
  const { externalid: _, ...copied } = rows.find(table, firstKey) ?? {};
  // A line has an id of its own within its transaction beside its key.
  const { id = null } = copied;
  rows.insert(table, { ...copied, ...(typeof id === 'number' && { id: below(id) }), [key]: below(firstKey) });
}

/** The next smaller id; 0 is none, and NetSuite's own records have negative ones. */
function below(id: number): number {
  return id > 1 ? id - 1 : Math.min(id, 0) - 1;
}
