import { fieldsOf, type StreamDefinition } from './field.js';

/** Departments. Columns: https://github.com/fivetran/dbt_netsuite_source (macros and seeds). */
export const department: StreamDefinition = {
  name: 'department',
  title: 'Departments',
  permission: 'Lists > Departments (View)',
  feature: 'Departments',
  changed: 'lastmodifieddate',
  deletedAs: { typeId: -102, names: ['department'] },
  fields: fieldsOf([
    ['id', 'id', 'Internal ID'],
    ['name', 'text', 'Name'],
    ['fullname', 'text', 'Full name'],
    ['externalid', 'text', 'External ID'],
    ['parent', 'reference', 'Parent', 'department'],
    ['subsidiary', 'list', 'Subsidiaries', 'subsidiary'],
    ['includechildren', 'boolean', 'Include sub-subsidiaries'],
    ['isinactive', 'boolean', 'Inactive'],
    ['lastmodifieddate', 'local-time', 'Last modified'],
  ]),
};
