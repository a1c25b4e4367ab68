import type { DerivedPart } from './derived-table.js';
import type { Row, Scalar } from './scalar.js';
import type { Table } from './table.js';

/** The part of `transactionaccountingline`: a row a line, in the primary accounting book. */
export function accountingLinePart(tableOf: (name: string) => Table): DerivedPart {
  const lines = tableOf('transactionline');
  const headers = tableOf('transaction');
  return {
    table: lines,
    map(row) {
      const cell = (name: string): Scalar => row[lines.columnIndex(name)] ?? null;
      const transaction = cell('transaction');
      const header = typeof transaction === 'number' ? headers.rowOf(transaction) : undefined;
      const headerValue = (name: string): Scalar => header?.[headers.columnIndex(name)] ?? null;
      const amount = numberOf(cell('netamount'));
      const isMain = cell('mainline') === 'T';
      const unpaid = isMain ? headerValue('foreignamountunpaid') : null;
      const paid = isMain ? headerValue('foreignamountpaid') : null;
      return [
        transaction,
        cell('id'),
        1,
        cell('account'),
        amount,
        amount !== null && amount > 0 ? amount : null,
        amount !== null && amount < 0 ? -amount : null,
        amount,
        null,
        paid,
        unpaid,
        headerValue('exchangerate'),
        headerValue('posting'),
        'F',
        cell('linelastmodifieddate'),
      ] satisfies Row;
    },
  };
}

function numberOf(value: Scalar): number | null {
  return typeof value === 'number' ? value : null;
}
