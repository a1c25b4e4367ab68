import { ACTIONS } from '../actions/action-catalog.js';

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
 * What an action works on, by its name: a record type, `suiteql`, or `restlet` for one that calls a script. One that is not
 * here takes the record service, and whatever permission its input asks for.
 */
export const ACTION_TARGETS: { readonly [action: string]: string } = {
  'create-employee': 'employee',
  'update-employee': 'employee',
  'terminate-employee': 'employee',
  'reactivate-employee': 'employee',
  'give-employee-access': 'employee',
  'remove-employee-access': 'employee',
  'add-employee-role': 'employee',
  'remove-employee-role': 'employee',
  'find-employee': 'employee',
  'create-vendor': 'vendor',
  'update-vendor': 'vendor',
  'create-purchase-order': 'purchaseOrder',
  'create-requisition': 'purchaseRequisition',
  'run-suiteql': 'suiteql',
  'call-restlet': 'restlet',
};

/** The actions that there are, and that checks unlock. */
export const CHECKED_ACTIONS: readonly string[] = Object.keys(ACTIONS);
