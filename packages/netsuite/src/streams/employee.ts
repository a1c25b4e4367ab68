import { fieldsOf, type StreamDefinition } from './field.js';

/**
 * People. Columns: https://github.com/fivetran/dbt_netsuite_source (macros) and Oracle's examples at
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html
 */
export const employee: StreamDefinition = {
  name: 'employee',
  title: 'Employees',
  permission: 'Lists > Employees (View), or Employee Record',
  changed: 'lastmodifieddate',
  deletedAs: { typeId: -4, names: ['employee'] },
  custom: { placement: 'ENTITY', recordType: 'employee' },
  fields: fieldsOf([
    ['id', 'id', 'Internal ID'],
    ['entityid', 'text', 'Employee ID'],
    ['externalid', 'text', 'External ID'],
    ['firstname', 'text', 'First name'],
    ['middlename', 'text', 'Middle name'],
    ['lastname', 'text', 'Last name'],
    ['email', 'text', 'E-mail'],
    ['title', 'text', 'Job title'],
    ['phone', 'text', 'Phone'],
    ['supervisor', 'reference', 'Supervisor', 'employee'],
    ['department', 'reference', 'Department', 'department'],
    ['location', 'reference', 'Location', 'location'],
    ['class', 'reference', 'Class', 'classification'],
    ['subsidiary', 'reference', 'Subsidiary', 'subsidiary'],
    ['currency', 'reference', 'Currency', 'currency'],
    ['employeestatus', 'reference', 'Employee status', 'employeestatus'],
    ['employeetype', 'reference', 'Employee type', 'employeetype'],
    ['approver', 'reference', 'Approver', 'employee'],
    ['hiredate', 'date', 'Hire date'],
    ['releasedate', 'date', 'Release date'],
    ['birthdate', 'date', 'Birth date'],
    ['isinactive', 'boolean', 'Inactive'],
    ['giveaccess', 'boolean', 'Has access'],
    ['issalesrep', 'boolean', 'Sales representative'],
    ['approvallimit', 'number', 'Approval limit'],
    ['expenselimit', 'number', 'Expense limit'],
    ['purchaseorderlimit', 'number', 'Purchase order limit'],
    ['purchaseorderapprovallimit', 'number', 'Purchase order approval limit'],
    ['accountnumber', 'text', 'Account number'],
    ['comments', 'text', 'Comments'],
    ['datecreated', 'local-time', 'Created'],
    ['lastmodifieddate', 'local-time', 'Last modified'],
  ]),
};
