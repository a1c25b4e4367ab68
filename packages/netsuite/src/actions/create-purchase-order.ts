import { createRecordAction, EXTERNAL_ID } from './create-record.js';
import { EXTRA_FIELDS, type InputField, textOf } from './input-field.js';
import { LINE_FIELDS, withLines } from './purchase-lines.js';

/** What is said of a purchase, beside its lines. */
export const PURCHASE_FIELDS: readonly InputField[] = [
  { name: 'subsidiary', title: 'Subsidiary', kind: 'reference', list: 'subsidiary' },
  { name: 'department', title: 'Department', kind: 'reference', list: 'department' },
  { name: 'location', title: 'Location', kind: 'reference', list: 'location' },
  { name: 'class', title: 'Class', kind: 'reference', list: 'class' },
  { name: 'currency', title: 'Currency', kind: 'reference', list: 'currency' },
  { name: 'tranDate', title: 'Date', kind: 'date' },
  { name: 'dueDate', title: 'Due date', kind: 'date' },
  { name: 'memo', title: 'Memo', kind: 'text' },
];

/**
 * Creates a purchase order. Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/purchaseOrder.md).
 */
export const createPurchaseOrder = createRecordAction({
  title: 'Create purchase order',
  type: 'purchaseOrder',
  noun: 'purchase order',
  fields: [
    {
      ...{
        name: 'vendor',
        title: 'Vendor',
        kind: 'reference',
        list: 'vendor',
        rest: 'entity',
        required: true,
      },
      description: 'ID, vendor ID or company name.',
    },
    ...LINE_FIELDS,
    ...PURCHASE_FIELDS,
    { name: 'employee', title: 'Employee', kind: 'reference', list: 'employee' },
    EXTERNAL_ID,
    EXTRA_FIELDS,
  ],
  label: (input) => `for ${textOf(input, 'vendor')}`,
  complete: (client, call, request) =>
    withLines(client, call, { ...request, names: { rate: 'rate', amount: 'amount' } }),
});
