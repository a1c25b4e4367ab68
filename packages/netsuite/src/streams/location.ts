import { fieldsOf, type StreamDefinition } from './field.js';

/** Locations. Columns: https://github.com/fivetran/dbt_netsuite_source (macros). */
export const location: StreamDefinition = {
  name: 'location',
  title: 'Locations',
  permission: 'Lists > Locations (View)',
  feature: 'Locations',
  changed: 'lastmodifieddate',
  deletedAs: { typeId: -103, names: ['location'] },
  fields: fieldsOf([
    ['id', 'id', 'Internal ID'],
    ['name', 'text', 'Name'],
    ['fullname', 'text', 'Full name'],
    ['externalid', 'text', 'External ID'],
    ['parent', 'reference', 'Parent', 'location'],
    ['subsidiary', 'list', 'Subsidiaries', 'subsidiary'],
    ['locationtype', 'reference', 'Location type', 'locationtype'],
    ['mainaddress', 'text', 'Main address key'],
    ['returnaddress', 'text', 'Return address key'],
    ['latitude', 'number', 'Latitude'],
    ['longitude', 'number', 'Longitude'],
    ['makeinventoryavailable', 'boolean', 'Make inventory available'],
    ['usebins', 'boolean', 'Use bins'],
    ['includeinsupplyplanning', 'boolean', 'Include in supply planning'],
    ['tranprefix', 'text', 'Transaction prefix'],
    ['isinactive', 'boolean', 'Inactive'],
    ['lastmodifieddate', 'local-time', 'Last modified'],
  ]),
};
