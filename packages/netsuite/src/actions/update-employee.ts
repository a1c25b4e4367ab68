import { EMPLOYEE_FIELDS } from './employee-fields.js';
import { EXTRA_FIELDS } from './input-field.js';
import { updateRecordAction } from './update-record-action.js';

/** Changes those fields of an employee that have a value. */
export const updateEmployee = updateRecordAction({
  title: 'Update employee',
  verb: 'update',
  type: 'employee',
  fields: [...EMPLOYEE_FIELDS, EXTRA_FIELDS],
});
