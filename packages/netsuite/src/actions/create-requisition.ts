import { PURCHASE_FIELDS } from './create-purchase-order.js';
import { createRecordAction, EXTERNAL_ID } from './create-record.js';
import { EXTRA_FIELDS, textOf } from './input-field.js';
import { LINE_FIELDS, withLines } from './purchase-lines.js';

/**
 * Creates a requisition. Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/purchaseRequisition.md).
 */
export const createRequisition = createRecordAction({
  title: 'Create requisition',
  type: 'purchaseRequisition',
  noun: 'requisition',
  fields: [
    {
      ...{
        name: 'requestor',
        title: 'Requestor',
        kind: 'reference',
        list: 'employee',
        rest: 'entity',
        required: true,
      },
      description: 'The employee who asks: ID, employee ID or e-mail address.',
    },
    ...LINE_FIELDS,
    ...PURCHASE_FIELDS,
    EXTERNAL_ID,
    EXTRA_FIELDS,
  ],
  label: (input) => `of ${textOf(input, 'requestor')}`,
  complete: (client, call, request) =>
    withLines(client, call, { ...request, names: { rate: 'estimatedRate', amount: 'estimatedAmount' } }),
});
