import { fieldsOf, type StreamDefinition } from './field.js';

/** Classes; the table is `classification`, not `class`. Columns: https://github.com/fivetran/dbt_netsuite_source. */
export const classification: StreamDefinition = {
  name: 'classification',
  title: 'Classes',
  permission: 'Lists > Classes (View)',
  feature: 'Classes',
  changed: 'lastmodifieddate',
  deletedAs: { typeId: -101, names: ['classification', 'class'] },
  fields: fieldsOf([
    ['id', 'id', 'Internal ID'],
    ['name', 'text', 'Name'],
    ['fullname', 'text', 'Full name'],
    ['externalid', 'text', 'External ID'],
    ['parent', 'reference', 'Parent', 'classification'],
    ['subsidiary', 'list', 'Subsidiaries', 'subsidiary'],
    ['includechildren', 'boolean', 'Include sub-subsidiaries'],
    ['isinactive', 'boolean', 'Inactive'],
    ['lastmodifieddate', 'local-time', 'Last modified'],
  ]),
};
