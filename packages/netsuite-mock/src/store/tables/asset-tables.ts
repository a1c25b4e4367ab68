import { columnsOf, type TableDefinition } from '../table-definition.js';

/**
 * The fixed asset register's record. The names of its own columns are assumed from the Fixed Assets Management SuiteApp;
 * those that every custom record has are seen in https://github.com/hotgluexyz/tap-netsuite-rest (streams.py).
 */
export const ASSET_TABLES: readonly TableDefinition[] = [
  {
    name: 'customrecord_ncfar_asset',
    label: 'name',
    permission: 'Custom Record Entries',
    columns: columnsOf(
      `id:number name altname isinactive externalid owner:number:entity created:date lastmodified:date
       lastmodifiedby:number:entity recordid:number scriptid custrecord_assetdescr custrecord_assetserialno
       custrecord_assettype:number:customrecord_ncfar_assettype custrecord_assetstatus:number:customlist_ncfar_assetstatus
       custrecord_assetcaretaker:number:employee custrecord_assetlocation:number:location
       custrecord_assetdepartment:number:department custrecord_assetclass:number:classification
       custrecord_assetsubsidiary:number:subsidiary custrecord_assetcost:number custrecord_assetcurrentcost:number
       custrecord_assetresidualvalue:number custrecord_assetbookvalue:number custrecord_assetlifetime:number
       custrecord_assetpurchasedate:date custrecord_assetdeprstartdate:date custrecord_assetdisposaldate:date
       custrecord_assetsupplier:number:vendor custrecord_assetsourcetrn:number:transaction custrecord_assetmanufacturer
       custrecord_assetneedsinspection`,
      {
        custrecord_assetlocation: 'Locations',
        custrecord_assetdepartment: 'Departments',
        custrecord_assetclass: 'Classes',
        custrecord_assetsubsidiary: 'Subsidiaries',
      },
    ),
  },
  {
    name: 'customrecord_ncfar_assettype',
    label: 'name',
    permission: 'Custom Record Entries',
    columns: columnsOf(
      `id:number name isinactive externalid owner:number:entity created:date lastmodified:date
       lastmodifiedby:number:entity recordid:number scriptid custrecord_assettypedescr custrecord_assettypelifetime:number`,
    ),
  },
];
