import { createRecordAction, EXTERNAL_ID } from './create-record.js';
import { EMPLOYEE_FIELDS, requiring } from './employee-fields.js';
import { EXTRA_FIELDS, textOf } from './input-field.js';

/** Creates an employee. */
export const createEmployee = createRecordAction({
  title: 'Create employee',
  type: 'employee',
  noun: 'employee',
  fields: [...requiring(EMPLOYEE_FIELDS, 'firstName', 'lastName'), EXTERNAL_ID, EXTRA_FIELDS],
  label: (input) => `${textOf(input, 'firstName')} ${textOf(input, 'lastName')}`,
});
