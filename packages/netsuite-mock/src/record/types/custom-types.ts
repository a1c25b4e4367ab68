import { fieldsOf } from '../field.js';
import { type RecordType, recordType } from '../record-type.js';

/** Fields that every custom record has. Seen in https://github.com/hotgluexyz/tap-netsuite-rest (streams.py). */
export const CUSTOM_RECORD_FIELDS = `
  id text read #Internal_ID
  externalId text #External_ID
  name text
  isInactive boolean #Inactive
  owner reference:entity read
  created datetime read #Date_Created
  lastModified datetime read
  lastModifiedBy reference:entity read`;

/**
 * The fixed asset register. The names of its fields are assumed from the Fixed Assets Management SuiteApp; the custodian
 * is `custrecord_assetcaretaker`.
 */
export const CUSTOM_TYPES: readonly RecordType[] = [
  recordType({
    name: 'customrecord_ncfar_asset',
    label: 'FAM Asset',
    table: 'customrecord_ncfar_asset',
    family: 'custom',
    permission: 'Custom Record Entries',
    fields: fieldsOf(`${CUSTOM_RECORD_FIELDS}
      altName text #Asset_Name
      custrecord_assetdescr text custom #Asset_Description
      custrecord_assetserialno text custom #Asset_Serial_Number
      custrecord_assettype reference:customrecord_ncfar_assettype custom #Asset_Type
      custrecord_assetstatus reference:customlist_ncfar_assetstatus custom #Asset_Status
      custrecord_assetcaretaker reference:employee custom #Asset_Custodian
      custrecord_assetlocation reference:location custom #Location
      custrecord_assetdepartment reference:department custom #Department
      custrecord_assetclass reference:classification custom #Class
      custrecord_assetsubsidiary reference:subsidiary custom #Subsidiary
      custrecord_assetcost number custom #Asset_Original_Cost
      custrecord_assetcurrentcost number custom #Asset_Current_Cost
      custrecord_assetresidualvalue number custom #Residual_Value
      custrecord_assetbookvalue number custom #Current_Net_Book_Value
      custrecord_assetlifetime integer custom #Asset_Lifetime
      custrecord_assetpurchasedate date custom #Purchase_Date
      custrecord_assetdeprstartdate date custom #Depreciation_Start_Date
      custrecord_assetdisposaldate date custom #Disposal_Date
      custrecord_assetsupplier reference:vendor custom #Supplier
      custrecord_assetsourcetrn reference:transaction custom #Parent_Transaction
      custrecord_assetmanufacturer text custom #Manufacturer
      custrecord_assetneedsinspection boolean custom #Inspection_Required`),
  }),
  recordType({
    name: 'customrecord_ncfar_assettype',
    label: 'FAM Asset Type',
    table: 'customrecord_ncfar_assettype',
    family: 'custom',
    permission: 'Custom Record Entries',
    fields: fieldsOf(`${CUSTOM_RECORD_FIELDS}
      custrecord_assettypedescr text custom #Description
      custrecord_assettypelifetime integer custom #Asset_Lifetime`),
  }),
];
