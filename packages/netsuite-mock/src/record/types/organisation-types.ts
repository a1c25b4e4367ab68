import { fieldsOf } from '../field.js';
import { type RecordType, recordType } from '../record-type.js';

const NAMED = `
  id text read #Internal_ID
  externalId text #External_ID
  name text required
  fullName text read
  includeChildren boolean
  isInactive boolean #Inactive
  lastModifiedDate datetime read`;

/**
 * The company's own order. Source of names and JSON types:
 * https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas).
 */
export const ORGANISATION_TYPES: readonly RecordType[] = [
  recordType({
    name: 'department',
    label: 'Department',
    table: 'department',
    family: 'organisation',
    permission: 'Departments',
    feature: 'Departments',
    fields: fieldsOf(`${NAMED}
      parent reference:department
      subsidiary references:subsidiary`),
  }),
  recordType({
    name: 'classification',
    label: 'Class',
    table: 'classification',
    family: 'organisation',
    permission: 'Classes',
    feature: 'Classes',
    fields: fieldsOf(`${NAMED}
      parent reference:classification
      subsidiary references:subsidiary`),
  }),
  recordType({
    name: 'location',
    label: 'Location',
    table: 'location',
    family: 'organisation',
    permission: 'Locations',
    feature: 'Locations',
    fields: fieldsOf(`${NAMED}
      parent reference:location
      subsidiary references:subsidiary
      locationType reference:locationtype
      latitude number
      longitude number
      makeInventoryAvailable boolean
      useBins boolean
      tranPrefix text #Document_Number_Prefix`),
  }),
  recordType({
    name: 'subsidiary',
    label: 'Subsidiary',
    table: 'subsidiary',
    family: 'organisation',
    permission: 'Subsidiaries',
    feature: 'Subsidiaries',
    fields: fieldsOf(`
      id text read #Internal_ID
      externalId text #External_ID
      name text required
      fullName text read
      legalName text
      parent reference:subsidiary
      country enum:country
      state text
      currency reference:currency
      email text #Return_Email_Address
      fax text
      federalIdNumber text #Employer_Identification_Number_(EIN)
      isElimination boolean #Elimination
      isInactive boolean #Subsidiary_is_Inactive
      tranPrefix text #Document_Number_Prefix
      url text #Web_Site
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'currency',
    label: 'Currency',
    table: 'currency',
    family: 'organisation',
    permission: 'Currency',
    feature: 'Multiple Currencies',
    fields: fieldsOf(`
      id text read #Internal_ID
      externalId text #External_ID
      name text required
      symbol text required #ISO_Code
      displaySymbol text #Symbol
      exchangeRate number #Default_Exchange_Rate
      currencyPrecision integer
      isBaseCurrency boolean read
      includeInFxRateUpdates boolean #Automatic_Update
      overrideCurrencyFormat boolean
      isInactive boolean #Inactive
      lastModifiedDate datetime read`),
  }),
];
