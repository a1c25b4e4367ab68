import { addEmployeeRole } from './add-employee-role.js';
import { callRestlet } from './call-restlet.js';
import { createEmployee } from './create-employee.js';
import { createPurchaseOrder } from './create-purchase-order.js';
import { createRequisition } from './create-requisition.js';
import { createVendor } from './create-vendor.js';
import { deleteRecord } from './delete-record.js';
import { findEmployee } from './find-employee.js';
import { getRecord } from './get-record.js';
import { giveEmployeeAccess } from './give-employee-access.js';
import { reactivateEmployee } from './reactivate-employee.js';
import { removeEmployeeAccess } from './remove-employee-access.js';
import { removeEmployeeRole } from './remove-employee-role.js';
import { request } from './request.js';
import { runSuiteql } from './run-suiteql.js';
import { terminateEmployee } from './terminate-employee.js';
import { updateEmployee } from './update-employee.js';
import { updateRecord } from './update-record.js';
import { updateVendor } from './update-vendor.js';
import { upsertRecord } from './upsert-record.js';

/** Every action by its name, which is part of the contract with the admin's functions. */
export const ACTIONS = {
  'create-employee': createEmployee,
  'update-employee': updateEmployee,
  'terminate-employee': terminateEmployee,
  'reactivate-employee': reactivateEmployee,
  'give-employee-access': giveEmployeeAccess,
  'remove-employee-access': removeEmployeeAccess,
  'add-employee-role': addEmployeeRole,
  'remove-employee-role': removeEmployeeRole,
  'find-employee': findEmployee,
  'create-vendor': createVendor,
  'update-vendor': updateVendor,
  'create-purchase-order': createPurchaseOrder,
  'create-requisition': createRequisition,
  'upsert-record': upsertRecord,
  'get-record': getRecord,
  'update-record': updateRecord,
  'delete-record': deleteRecord,
  'run-suiteql': runSuiteql,
  'call-restlet': callRestlet,
  request,
} as const;
