import { columnsOf, type TableDefinition } from '../table-definition.js';

/**
 * What the account says of itself.
 *
 * Source: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py) and
 * https://docs.estuary.dev/reference/Connectors/capture-connectors/netsuite-suiteql/; FIDELITY.md names what is assumed.
 */
export const SYSTEM_TABLES: readonly TableDefinition[] = [
  {
    name: 'role',
    label: 'name',
    columns: columnsOf('id:number name centertype isinactive externalid lastmodifieddate:date'),
  },
  {
    name: 'deletedrecord',
    label: 'name',
    permission: 'Deleted Records',
    columns: columnsOf(
      `recordid:number recordtypeid:number scriptid name type context deletedby:number:entity deleteddate:date
       iscustomlist iscustomrecord iscustomtransaction`,
    ),
  },
  {
    name: 'systemnote',
    label: 'field',
    columns: columnsOf(
      `id:number date:date name:number:entity record recordid:number recordtypeid:number field oldvalue newvalue type
       context role:number:role`,
    ),
  },
  {
    name: 'customfield',
    label: 'name',
    columns: columnsOf(
      'scriptid name fieldvaluetype fieldtype recordtype ismandatory isstored lastmodifieddate:date',
    ),
  },
  {
    name: 'customrecordtype',
    label: 'name',
    columns: columnsOf('internalid!:number scriptid name isinactive lastmodifieddate:date'),
  },
  {
    name: 'customsegment',
    label: 'name',
    columns: columnsOf('internalid!:number scriptid name isinactive glimpact'),
  },
  // Oracle's table of one row, for values that need no table.
  { name: 'dual', label: 'dummy', columns: columnsOf('dummy') },
];
