import { LABEL_LISTS } from '../label-lists.js';
import { objectSource, type RowSource } from '../row-source.js';
import type { RowObject } from '../scalar.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { accountSource, accountTypeSource } from './accounts.js';
import { customFieldRows } from './custom-fields.js';
import { periodSource } from './periods.js';
import { daySeconds } from './seed-plan.js';

function rowsSource(table: string, rows: readonly RowObject[]): RowSource {
  const ids = Int32Array.from(rows, (row, index) =>
    Number(row['id'] ?? row['key'] ?? row['internalid'] ?? index + 1),
  );
  return objectSource(tableDefinition(table), ids, (index) => rows[index] ?? {});
}

/** When a row of a list was last edited: a second of its own. */
const editedAt = (index: number): number => daySeconds(2024, 3, 4) + index * 90_001;

function named(table: string, names: readonly string[], more: RowObject = {}): () => RowSource {
  return () =>
    rowsSource(
      table,
      names.map((name, index) => ({
        id: index + 1,
        name,
        isinactive: 'F',
        lastmodifieddate: editedAt(index),
        ...more,
      })),
    );
}

const TERMS = [
  ['Due on receipt', 0, null, null],
  ['Net 30', 30, null, null],
  ['Net 60', 60, null, null],
  ['2% 10 Net 30', 30, 2, 10],
] as const;

const STATUSES = [
  [6, 'Lead-Unqualified', 'LEAD', 0],
  [7, 'Lead-Qualified', 'LEAD', 10],
  [8, 'In Discussion', 'PROSPECT', 40],
  [11, 'Closed Lost', 'PROSPECT', 0],
  [13, 'Closed Won', 'CUSTOMER', 100],
  [16, 'Lost Customer', 'CUSTOMER', 0],
] as const;

const ROLES = [
  [3, 'Administrator', 'BASIC'],
  [11, 'Accounts Payable Clerk', 'ACCOUNTCENTER'],
  [15, 'Employee Center', 'EMPLOYEE'],
  [1001, 'OnLink Integration', 'BASIC'],
] as const;

/** Custom record types of a new account, by their numbers. */
export const ASSET_RECORD_TYPE_ID = 101;
const ASSET_TYPE_RECORD_TYPE_ID = 102;

/** Sources of every list that does not depend on how many rows are asked for. */
export const LIST_SOURCES: Readonly<Record<string, () => RowSource>> = {
  account: accountSource,
  accounttype: () => accountTypeSource((type) => LABEL_LISTS['accounttype']?.[type] ?? type),
  accountingperiod: periodSource,
  accountingbook: named('accountingbook', ['Primary Accounting Book'], {
    isprimary: 'T',
    isconsolidated: 'F',
  }),
  vendorcategory: named('vendorcategory', ['Hardware', 'Software', 'Facilities', 'Tax agency'], {
    istaxagency: 'F',
  }),
  customercategory: named('customercategory', ['Enterprise', 'Mid-market', 'Public sector']),
  jobtype: named('jobtype', ['Implementation', 'Internal', 'Support']),
  pricelevel: named('pricelevel', ['Base Price', 'Employee Price', 'Online Price']),
  expensecategory: named('expensecategory', ['Travel', 'Meals', 'Lodging', 'Office Supplies', 'Telephone']),
  term: () =>
    rowsSource(
      'term',
      TERMS.map(([name, daysuntilnetdue, discountpercent, daysuntilexpiry], index) => ({
        id: index + 1,
        name,
        daysuntilnetdue,
        discountpercent,
        daysuntilexpiry,
        isinactive: 'F',
        lastmodifieddate: editedAt(index),
      })),
    ),
  entitystatus: () =>
    rowsSource(
      'entitystatus',
      STATUSES.map(([key, name, entitytype, probability]) => ({
        key,
        name,
        entitytype,
        probability,
        inactive: 'F',
      })),
    ),
  role: () =>
    rowsSource(
      'role',
      ROLES.map(([id, name, centertype], index) => ({
        id,
        name,
        centertype,
        isinactive: 'F',
        lastmodifieddate: editedAt(index),
      })),
    ),
  transactionstatus: () =>
    rowsSource(
      'transactionstatus',
      Object.entries(LABEL_LISTS['transactionstatus'] ?? {}).map(([composite, fullname]) => {
        const [trantype = '', id = ''] = composite.split(':');
        return {
          id,
          trantype,
          name: fullname.split(' : ')[1] ?? fullname,
          fullname,
        };
      }),
    ),
  customrecordtype: () =>
    rowsSource('customrecordtype', [
      {
        internalid: ASSET_RECORD_TYPE_ID,
        scriptid: 'customrecord_ncfar_asset',
        name: 'FAM Asset',
        isinactive: 'F',
        lastmodifieddate: editedAt(1),
      },
      {
        internalid: ASSET_TYPE_RECORD_TYPE_ID,
        scriptid: 'customrecord_ncfar_assettype',
        name: 'FAM Asset Type',
        isinactive: 'F',
        lastmodifieddate: editedAt(2),
      },
    ]),
  customfield: () =>
    rowsSource(
      'customfield',
      customFieldRows().map((row, index) => ({
        ...row,
        ismandatory: 'F',
        isstored: 'T',
        lastmodifieddate: editedAt(index),
      })),
    ),
};
