import { columnsOf, type TableDefinition } from '../table-definition.js';
import { addressTable } from './address-table.js';

/** Columns that exist only while a feature is on, wherever they stand. */
export const FEATURE_COLUMNS = {
  department: 'Departments',
  location: 'Locations',
  class: 'Classes',
  subsidiary: 'Subsidiaries',
  currency: 'Multiple Currencies',
} as const;

/**
 * Tables of the company's own order, by the names SuiteQL uses.
 *
 * Source: https://github.com/fivetran/dbt_netsuite_source (macros and seeds) and
 * https://github.com/hotgluexyz/tap-netsuite-rest (streams.py); FIDELITY.md names the columns that are assumed.
 */
export const ORGANISATION_TABLES: readonly TableDefinition[] = [
  {
    name: 'department',
    label: 'fullname',
    permission: 'Departments',
    feature: 'Departments',
    columns: columnsOf(
      `id:number name fullname parent:number:department subsidiary:text:subsidiary includechildren isinactive
       externalid lastmodifieddate:date`,
      FEATURE_COLUMNS,
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
       isinactive externalid lastmodifieddate:date -includechildren returnaddress:number includeinsupplyplanning`,
      FEATURE_COLUMNS,
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
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'subsidiary',
    label: 'fullname',
    permission: 'Subsidiaries',
    feature: 'Subsidiaries',
    columns: columnsOf(
      `id:number name fullname legalname parent:number:subsidiary country:text:country state
       currency:number:currency email iselimination isinactive languagelocale tranprefix url lastmodifieddate:date
       -externalid federalidnumber -fax edition fiscalcalendar:number:fiscalcalendar mainaddress:number shippingaddress:number
       returnaddress:number ssnortin state1taxnumber`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'currency',
    label: 'name',
    permission: 'Currency',
    feature: 'Multiple Currencies',
    columns: columnsOf(
      `id:number name symbol displaysymbol exchangerate:number isbasecurrency currencyprecision:number isinactive
       externalid lastmodifieddate:date includeinfxrateupdates overridecurrencyformat symbolplacement:number`,
    ),
  },
  addressTable('locationmainaddress'),
  addressTable('subsidiarymainaddress'),
];
