import { fieldsOf } from '../field.js';
import { type RecordType, recordType, type Sublist } from '../record-type.js';

const HEADER = `
  id text read #Internal_ID
  externalId text #External_ID
  tranId text #Document_Number
  transactionNumber text read
  tranDate date #Date
  memo text
  subsidiary reference:subsidiary
  department reference:department
  class reference:classification
  location reference:location
  createdDate datetime read
  lastModifiedDate datetime read`;

const MONEY = `
  currency reference:currency
  exchangeRate number
  total number =foreigntotal read`;

const DIMENSIONS = `
  department reference:department
  class reference:classification
  location reference:location`;

/** Lines of a transaction, told apart by the sublist they stand in. */
function lines(name: string, label: string, fields: string): Sublist {
  return {
    name,
    label,
    table: 'transactionline',
    parent: 'transaction',
    where: { sublist: name },
    key: 'line',
    fields: fieldsOf(`
      line integer =id #Line
      uniqueKey integer read
      ${fields}
      ${DIMENSIONS}`),
  };
}

const ITEM_LINES = `
  item reference:item required
  itemType enum:itemtype read
  description text =memo
  vendorName text
  quantity number
  rate number
  amount number =foreignamount`;

const EXPENSE_LINES = `
  category reference:expensecategory
  account reference:account
  amount number =foreignamount required
  memo text
  isBillable boolean`;

const TAKEN_FROM = `
  orderLine integer
  orderDoc integer =createdfrom read`;

/**
 * Transactions. Source of names and JSON types: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas).
 */
export const TRANSACTION_TYPES: readonly RecordType[] = [
  recordType({
    name: 'purchaseOrder',
    label: 'Purchase Order',
    table: 'transaction',
    family: 'transaction',
    permission: 'Purchase Order',
    where: { type: 'PurchOrd' },
    transforms: ['itemReceipt', 'vendorBill'],
    fields: fieldsOf(`${HEADER}${MONEY}
      entity reference:vendor required #Vendor
      employee reference:employee
      terms reference:term
      dueDate date
      shipDate date
      otherRefNum text
      email text
      message text #Vendor_Message
      status enum:transactionstatus read
      orderStatus enum:transactionstatus =status read
      approvalStatus enum:approvalstatus
      nextApprover reference:employee
      supervisorApproval boolean
      toBePrinted boolean
      toBeEmailed boolean`),
    sublists: [
      lines(
        'item',
        'Items',
        `${ITEM_LINES}
        expectedReceiptDate date
        quantityReceived number =quantityshiprecv read
        quantityBilled number read
        isBillable boolean
        isClosed boolean #Closed`,
      ),
      lines('expense', 'Expenses', `${EXPENSE_LINES}\nisClosed boolean #Closed`),
    ],
  }),
  recordType({
    name: 'purchaseRequisition',
    label: 'Requisition',
    table: 'transaction',
    family: 'transaction',
    permission: 'Requisition',
    where: { type: 'PurchReq' },
    fields: fieldsOf(`${HEADER}
      currency reference:currency
      exchangeRate number
      estimatedTotal number =foreigntotal read
      entity reference:employee required #Requestor
      dueDate date
      otherRefNum text
      message text #Vendor_Message
      status enum:transactionstatus read
      approvalStatus enum:approvalstatus
      nextApprover reference:employee`),
    sublists: [
      lines(
        'item',
        'Items',
        `item reference:item required
        itemType enum:itemtype read
        description text =memo
        vendorName text
        quantity number
        estimatedRate number =rate
        estimatedAmount number =foreignamount
        expectedReceiptDate date
        isBillable boolean
        isClosed boolean #Closed`,
      ),
      lines(
        'expense',
        'Expenses',
        `category reference:expensecategory
        account reference:account
        estimatedAmount number =foreignamount required
        memo text
        isClosed boolean #Closed`,
      ),
    ],
  }),
  recordType({
    name: 'itemReceipt',
    label: 'Item Receipt',
    table: 'transaction',
    family: 'transaction',
    permission: 'Item Receipt',
    where: { type: 'ItemRcpt' },
    fields: fieldsOf(`${HEADER}
      currency reference:currency
      exchangeRate number
      entity reference:vendor required read #Vendor
      createdFrom reference:transaction read
      postingPeriod reference:accountingperiod`),
    sublists: [lines('item', 'Items', `${ITEM_LINES}${TAKEN_FROM}\nserialNumbers text #Serial/Lot_Numbers`)],
  }),
  recordType({
    name: 'vendorBill',
    label: 'Bill',
    table: 'transaction',
    family: 'transaction',
    permission: 'Bills',
    where: { type: 'VendBill' },
    fields: fieldsOf(`${HEADER}${MONEY}
      entity reference:vendor required #Vendor
      account reference:account
      terms reference:term
      dueDate date
      postingPeriod reference:accountingperiod
      createdFrom reference:transaction read
      otherRefNum text
      status enum:transactionstatus read
      approvalStatus enum:approvalstatus
      nextApprover reference:employee`),
    sublists: [lines('item', 'Items', ITEM_LINES + TAKEN_FROM), lines('expense', 'Expenses', EXPENSE_LINES)],
  }),
  recordType({
    name: 'expenseReport',
    label: 'Expense Report',
    table: 'transaction',
    family: 'transaction',
    permission: 'Expense Report',
    where: { type: 'ExpRept' },
    fields: fieldsOf(`${HEADER}
      entity reference:employee required #Employee
      account reference:account
      expensereportcurrency reference:currency =currency
      expensereportexchangerate number =exchangerate
      duedate date #Date_Due
      postingPeriod reference:accountingperiod
      status enum:transactionstatus read
      approvalStatus enum:approvalstatus
      supervisorapproval boolean #Supervisor_Approval
      accountingapproval boolean #Accounting_Approval
      complete boolean
      nextApprover reference:employee
      total number =foreigntotal read #Expenses_Total`),
    sublists: [
      lines(
        'expense',
        'Expenses',
        `expensedate date #Date
        category reference:expensecategory
        expenseaccount reference:account
        amount number =foreignamount required
        quantity number
        rate number
        memo text
        isBillable boolean`,
      ),
    ],
  }),
  recordType({
    name: 'journalEntry',
    label: 'Journal',
    table: 'transaction',
    family: 'transaction',
    permission: 'Make Journal Entry',
    where: { type: 'Journal' },
    fields: fieldsOf(`${HEADER}
      currency reference:currency
      exchangeRate number
      postingPeriod reference:accountingperiod
      approvalStatus enum:approvalstatus
      isReversal boolean read
      reversalDate date
      void boolean read`),
    sublists: [
      lines(
        'line',
        'Lines',
        `account reference:account required
        debit number =debitforeignamount
        credit number =creditforeignamount
        entity reference:entity
        memo text
        eliminate boolean
        cleared boolean
        lineLastModifiedDate datetime read
        lineCreatedDate datetime read`,
      ),
    ],
  }),
];
