import type { StoreAccess } from '../store/store-access.js';

/**
 * Moves every row of a table by one place: a copy of the first row comes before it, under the id below, or the first row
 * goes. A table without rows, or whose first id is 1 on inserting, is left alone.
 */
export function shiftRows(rows: StoreAccess, table: string, change: 'insert' | 'delete'): void {
  const [firstId] = rows.ids(table);
  if (firstId === undefined) return;
  if (change === 'delete') {
    rows.delete(table, firstId);
    return;
  }
  const first = rows.find(table, firstId);
  if (first === undefined || firstId <= 1) return;
  // An external id is unique in NetSuite.
  const { externalid: _, ...copied } = first;
  rows.insert(table, { ...copied, id: firstId - 1 });
}
