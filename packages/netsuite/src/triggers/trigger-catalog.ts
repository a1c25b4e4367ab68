import { employeeHired, employeeTerminated } from './employee-triggers.js';
import { purchaseOrderApproved } from './purchase-order-approved.js';
import { purchaseOrderReceived } from './purchase-order-received.js';
import { recordChanged } from './record-changed.js';
import { recordCreated, recordDeleted, recordUpdated } from './record-triggers.js';

/** Every trigger of the connector, by its name. */
export const TRIGGERS = {
  'record-created': recordCreated,
  'record-updated': recordUpdated,
  'record-deleted': recordDeleted,
  'record-changed': recordChanged,
  'employee-hired': employeeHired,
  'employee-terminated': employeeTerminated,
  'purchase-order-approved': purchaseOrderApproved,
  'purchase-order-received': purchaseOrderReceived,
};
