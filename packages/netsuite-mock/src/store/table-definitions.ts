import { columnsOf, type TableDefinition } from './table-definition.js';

const ORGANISATION_FEATURES = {
  department: 'Departments',
  location: 'Locations',
  class: 'Classes',
  subsidiary: 'Subsidiaries',
  currency: 'Multiple Currencies',
} as const;

/**
 * Tables and columns of the account, by the names SuiteQL uses.
 *
 * Source: https://github.com/fivetran/dbt_netsuite_source (macros and seeds) and
 * https://github.com/hotgluexyz/tap-netsuite-rest (streams.py); FIDELITY.md names the columns that are assumed.
 */
export const TABLE_DEFINITIONS: readonly TableDefinition[] = [
  {
    name: 'employee',
    label: 'entityid',
    permission: 'Employees',
    columns: columnsOf(
      `id:number entityid firstname middlename lastname email title phone hiredate:date releasedate:date
       birthdate:date isinactive giveaccess issalesrep supervisor:number:employee department:number:department
       location:number:location class:number:classification subsidiary:number:subsidiary
       currency:number:currency employeestatus:number:employeestatus employeetype:number:employeetype
       approver:number:employee approvallimit:number expenselimit:number purchaseorderlimit:number
       purchaseorderapprovallimit:number accountnumber comments datecreated:date lastmodifieddate:date
       externalid custentity_badge_no custentity_remote_worker`,
      ORGANISATION_FEATURES,
    ),
  },
  {
    name: 'department',
    label: 'fullname',
    permission: 'Departments',
    feature: 'Departments',
    columns: columnsOf(
      `id:number name fullname parent:number:department subsidiary:text:subsidiary includechildren isinactive
       externalid lastmodifieddate:date`,
      ORGANISATION_FEATURES,
    ),
  },
  {
    name: 'location',
    label: 'fullname',
    permission: 'Locations',
    feature: 'Locations',
    columns: columnsOf(
      `id:number name fullname parent:number:location subsidiary:text:subsidiary mainaddress:number
       locationtype:number:locationtype latitude:number longitude:number makeinventoryavailable usebins tranprefix
       isinactive externalid lastmodifieddate:date`,
      ORGANISATION_FEATURES,
    ),
  },
  {
    name: 'classification',
    label: 'fullname',
    permission: 'Classes',
    feature: 'Classes',
    columns: columnsOf(
      `id:number name fullname parent:number:classification subsidiary:text:subsidiary includechildren isinactive
       externalid lastmodifieddate:date`,
      ORGANISATION_FEATURES,
    ),
  },
  {
    name: 'subsidiary',
    label: 'fullname',
    permission: 'Subsidiaries',
    feature: 'Subsidiaries',
    columns: columnsOf(
      `id:number name fullname legalname parent:number:subsidiary country state currency:number:currency email
       iselimination isinactive languagelocale tranprefix url lastmodifieddate:date`,
      ORGANISATION_FEATURES,
    ),
  },
  {
    name: 'currency',
    label: 'name',
    permission: 'Currency',
    feature: 'Multiple Currencies',
    columns: columnsOf(
      `id:number name symbol displaysymbol exchangerate:number isbasecurrency currencyprecision:number isinactive
       externalid lastmodifieddate:date`,
    ),
  },
  // Oracle's table of one row, for values that need no table.
  { name: 'dual', label: 'dummy', columns: columnsOf('dummy') },
];

/** Labels of lists that no table holds, by id: `BUILTIN.DF` gives them. */
export const LABEL_LISTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  employeestatus: { 1: 'Active', 2: 'On Leave', 3: 'Probation', 4: 'Terminated' },
  employeetype: { 1: 'Regular Employee', 2: 'Contractor', 3: 'Intern', 4: 'Temporary Employee' },
  locationtype: { 1: 'Store', 2: 'Warehouse', 3: 'Office' },
};
