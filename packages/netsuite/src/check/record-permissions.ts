/** What it takes to work with records of a type through REST. */
export interface RecordPermission {
  /** As REST names it. */
  readonly type: string;
  /** Follows "Change". */
  readonly title: string;
  /** The permission and its level, as their place in the role's page. */
  readonly permission: string;
  /** The feature that brings it, where an account may lack it. */
  readonly feature?: string;
}

/**
 * The record types that actions have to do with, beyond which every type has the check "records" alone.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N286164.html
 */
export const RECORD_PERMISSIONS: readonly RecordPermission[] = [
  { type: 'employee', title: 'employees', permission: 'Lists > Employees (Full)' },
  { type: 'vendor', title: 'vendors', permission: 'Lists > Vendors (Full)' },
  { type: 'purchaseOrder', title: 'purchase orders', permission: 'Transactions > Purchase Order (Full)' },
  {
    type: 'purchaseRequisition',
    title: 'requisitions',
    permission: 'Transactions > Requisition (Full)',
    feature: 'Purchase Requisitions',
  },
];

/**
 * Which record type each action works on, by the action's name; `restlet` for one that calls a script. An action that is not
 * here takes no permission beside that of the record service.
 */
export const ACTION_RECORDS: { readonly [action: string]: string } = {};
