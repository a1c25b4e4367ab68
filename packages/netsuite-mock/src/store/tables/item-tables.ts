import { columnsOf, type TableDefinition } from '../table-definition.js';
import { FEATURE_COLUMNS } from './organisation-tables.js';

/** Items of every kind, told apart by `itemtype` and `subtype`. Source: https://github.com/fivetran/dbt_netsuite_source. */
export const ITEM_TABLES: readonly TableDefinition[] = [
  {
    name: 'item',
    label: 'fullname',
    permission: 'Items',
    columns: columnsOf(
      `id:number itemid fullname displayname description itemtype:text:itemtype subtype isinactive
       department:number:department class:number:classification location:number:location subsidiary:text:subsidiary
       incomeaccount:number:account expenseaccount:number:account assetaccount:number:account cost:number
       averagecost:number totalquantityonhand:number upccode mpn manufacturer vendorname parent:number:item isserialitem
       islotitem createddate:date lastmodifieddate:date externalid -purchasedescription -salesdescription
       -includechildren -vendor:number:vendor -cogsaccount:number:account -weight:number -leadtime:number`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'inventoryitemlocations',
    label: 'item',
    permission: 'Items',
    columns: columnsOf(
      `item:number:item location:number:location quantityonhand:number quantityavailable:number
       lastquantityavailablechange:date`,
      FEATURE_COLUMNS,
    ),
  },
];
