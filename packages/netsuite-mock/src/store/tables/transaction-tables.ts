import { columnsOf, type TableDefinition } from '../table-definition.js';
import { addressTable } from './address-table.js';
import { FEATURE_COLUMNS } from './organisation-tables.js';

/**
 * Transactions of every type in one table, their lines in another; line 0, the main line, has the header's own
 * department, class, location and subsidiary.
 *
 * Source: https://github.com/fivetran/dbt_netsuite_source, https://github.com/hotgluexyz/tap-netsuite-rest and
 * https://timdietrich.me/blog/netsuite-suiteql-transaction-statuses.
 */
export const TRANSACTION_TABLES: readonly TableDefinition[] = [
  {
    name: 'transaction',
    label: 'trandisplayname',
    permission: 'Find Transaction',
    columns: columnsOf(
      `id:number tranid transactionnumber trandisplayname type:text:transactiontype abbrevtype recordtype customtype
       status:text:transactionstatus:type approvalstatus:number:approvalstatus entity:number:entity
       employee:number:employee trandate:date createddate:date createdby:number:entity lastmodifieddate:date
       lastmodifiedby:number:entity duedate:date closedate:date currency:number:currency exchangerate:number
       foreigntotal:number foreignamountpaid:number foreignamountunpaid:number memo otherrefnum
       postingperiod:number:accountingperiod posting void voided isreversal reversal:number:transaction
       reversaldate:date externalid shippingaddress:number billingaddress:number nexus:number visibletocustomer
       -subsidiary:number:subsidiary -department:number:department -location:number:location -class:number:classification
       -terms:number:term -account:number:account -createdfrom:number:transaction -supervisorapproval
       -accountingapproval -complete -nextapprover:number:employee -email -message -tobeprinted -tobeemailed
       -shipdate:date`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'transactionline',
    label: 'uniquekey',
    permission: 'Find Transaction',
    columns: columnsOf(
      `uniquekey!:number id:number transaction:number:transaction linesequencenumber:number
       linelastmodifieddate:date mainline taxline iscogs item:number:item itemtype:text:itemtype
       expenseaccount:number:account entity:number:entity department:number:department class:number:classification
       location:number:location subsidiary:number:subsidiary quantity:number rate:number netamount:number
       foreignamount:number debitforeignamount:number creditforeignamount:number memo isclosed isbillable isfullyshipped
       quantitybilled:number quantityshiprecv:number quantitybackordered:number createdfrom:number:transaction
       expectedreceiptdate:date accountinglinetype hascostline eliminate cleared -sublist -account:number:account
       -category:number:expensecategory -expensedate:date -orderline:number -serialnumbers -vendorname -linecreateddate:date`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'nexttransactionlinelink',
    label: 'linktype',
    permission: 'Find Transaction',
    columns: columnsOf(
      `previousdoc:number:transaction nextdoc:number:transaction linktype lastmodifieddate:date -previousline:number
       -nextline:number -quantity:number`,
    ),
  },
  {
    name: 'transactionstatus',
    label: 'fullname',
    columns: columnsOf('id trantype:text:transactiontype name fullname'),
  },
  addressTable('transactionshippingaddress'),
  addressTable('transactionbillingaddress'),
];

/** Amounts by account, one row a line that has an account: read off the lines. */
export const ACCOUNTING_LINE_TABLE: TableDefinition = {
  name: 'transactionaccountingline',
  label: 'transaction',
  permission: 'Find Transaction',
  columns: columnsOf(
    `transaction:number:transaction transactionline:number accountingbook:number:accountingbook account:number:account
     amount:number debit:number credit:number netamount:number amountlinked:number amountpaid:number amountunpaid:number
     exchangerate:number posting processedbyrevcommit lastmodifieddate:date`,
  ),
};
