import type { InputField } from './input-field.js';

/**
 * What is said of an employee. Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/employee.md); the
 * subsidiary is needed in OneWorld accounts only.
 */
export const EMPLOYEE_FIELDS: readonly InputField[] = [
  { name: 'firstName', title: 'First name', kind: 'text' },
  { name: 'middleName', title: 'Middle name', kind: 'text' },
  { name: 'lastName', title: 'Last name', kind: 'text' },
  {
    ...{ name: 'entityId', title: 'Employee ID', kind: 'text' },
    description: 'Leave it empty where NetSuite gives the names or numbers out.',
  },
  { name: 'email', title: 'E-mail', kind: 'text' },
  { name: 'phone', title: 'Phone', kind: 'text' },
  { name: 'title', title: 'Job title', kind: 'text' },
  {
    ...{ name: 'subsidiary', title: 'Subsidiary', kind: 'reference', list: 'subsidiary' },
    description: 'ID or name. Needed in OneWorld accounts.',
  },
  { name: 'department', title: 'Department', kind: 'reference', list: 'department' },
  { name: 'location', title: 'Location', kind: 'reference', list: 'location' },
  { name: 'class', title: 'Class', kind: 'reference', list: 'class' },
  { name: 'supervisor', title: 'Supervisor', kind: 'reference', list: 'employee' },
  {
    name: 'employeeStatus',
    title: 'Status',
    kind: 'reference',
    list: 'employeeStatus',
    rest: 'employeestatus',
  },
  { name: 'employeeType', title: 'Type', kind: 'reference', list: 'employeeType', rest: 'employeetype' },
  { name: 'currency', title: 'Currency', kind: 'reference', list: 'currency' },
  { name: 'hireDate', title: 'Hire date', kind: 'date' },
  { name: 'expenseLimit', title: 'Expense limit', kind: 'number', rest: 'expenselimit' },
  { name: 'purchaseOrderLimit', title: 'Purchase order limit', kind: 'number', rest: 'purchaseorderlimit' },
  { name: 'comments', title: 'Comments', kind: 'long-text' },
];

/** The same fields, some of which must be there. */
export function requiring(fields: readonly InputField[], ...names: readonly string[]): readonly InputField[] {
  return fields.map((field) => (names.includes(field.name) ? { ...field, required: true } : field));
}
