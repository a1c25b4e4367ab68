import { columnsOf, type TableDefinition } from '../table-definition.js';
import { FEATURE_COLUMNS } from './organisation-tables.js';

/** A list that is no more than names. */
function listTable(name: string, permission?: TableDefinition['permission']): TableDefinition {
  return {
    name,
    label: 'name',
    columns: columnsOf('id:number name isinactive externalid lastmodifieddate:date'),
    ...(permission !== undefined && { permission }),
  };
}

/**
 * Accounts, periods and the lists that records choose from.
 *
 * Source: https://github.com/fivetran/dbt_netsuite_source and https://github.com/hotgluexyz/tap-netsuite-rest.
 */
export const ACCOUNTING_TABLES: readonly TableDefinition[] = [
  {
    name: 'account',
    label: 'accountsearchdisplayname',
    permission: 'Accounts',
    columns: columnsOf(
      `id:number acctnumber fullname accountsearchdisplayname displaynamewithhierarchy description
       accttype:text:accounttype parent:number:account currency:number:currency class:number:classification
       department:number:department location:number:location subsidiary:text:subsidiary generalrate:text:exchangeratetype
       cashflowrate:text:exchangeratetype issummary isinactive eliminate inventory revalue reconcilewithmatching
       sspecacct externalid lastmodifieddate:date -acctname -includechildren`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'accounttype',
    label: 'longname',
    columns: columnsOf('id longname balancesheet left seqnum:number internalid:number'),
  },
  {
    name: 'accountingperiod',
    label: 'periodname',
    permission: 'Manage Accounting Periods',
    columns: columnsOf(
      `id:number periodname startdate:date enddate:date parent:number:accountingperiod isyear isquarter isposting
       isadjust isinactive closed closedondate:date alllocked aplocked arlocked allownonglchanges
       lastmodifieddate:date -externalid -payrolllocked`,
    ),
  },
  {
    name: 'accountingbook',
    label: 'name',
    columns: columnsOf('id:number name isprimary isconsolidated isinactive lastmodifieddate:date'),
  },
  {
    name: 'term',
    label: 'name',
    columns: columnsOf(
      `id:number name daysuntilnetdue:number discountpercent:number daysuntilexpiry:number isinactive externalid
       lastmodifieddate:date`,
    ),
  },
  {
    name: 'vendorcategory',
    label: 'name',
    columns: columnsOf('id:number name istaxagency isinactive lastmodifieddate:date'),
  },
  listTable('customercategory'),
  listTable('jobtype'),
  listTable('pricelevel'),
  listTable('expensecategory'),
  {
    name: 'entitystatus',
    label: 'name',
    columns: columnsOf('key!:number name entitytype probability:number inactive'),
  },
  {
    name: 'partner',
    label: 'entityid',
    columns: columnsOf('id:number entityid isinactive lastmodifieddate:date'),
  },
  {
    name: 'consolidatedexchangerate',
    label: 'id',
    feature: 'Subsidiaries',
    columns: columnsOf(
      `id:number postingperiod:number:accountingperiod fromsubsidiary:number:subsidiary
       tosubsidiary:number:subsidiary fromcurrency:number:currency tocurrency:number:currency currentrate:number
       averagerate:number historicalrate:number accountingbook:number:accountingbook`,
    ),
  },
];
