import type { InputField } from './input-field.js';

/** What is said of a vendor. Names: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/vendor.md). */
export const VENDOR_FIELDS: readonly InputField[] = [
  { name: 'companyName', title: 'Company name', kind: 'text' },
  {
    name: 'entityId',
    title: 'Vendor ID',
    kind: 'text',
    description: 'Leave it empty where NetSuite gives it out.',
  },
  { name: 'legalName', title: 'Legal name', kind: 'text' },
  { name: 'email', title: 'E-mail', kind: 'text' },
  { name: 'phone', title: 'Phone', kind: 'text' },
  { name: 'url', title: 'Web address', kind: 'text' },
  {
    ...{ name: 'subsidiary', title: 'Primary subsidiary', kind: 'reference', list: 'subsidiary' },
    description: 'ID or name. Needed in OneWorld accounts.',
  },
  { name: 'category', title: 'Category', kind: 'reference', list: 'vendorCategory' },
  { name: 'currency', title: 'Currency', kind: 'reference', list: 'currency' },
  { name: 'terms', title: 'Payment terms', kind: 'reference', list: 'term' },
  { name: 'expenseAccount', title: 'Expense account', kind: 'reference', list: 'account' },
  { name: 'accountNumber', title: 'Account number', kind: 'text' },
  { name: 'vatRegNumber', title: 'VAT registration number', kind: 'text' },
  { name: 'creditLimit', title: 'Credit limit', kind: 'number' },
  { name: 'isInactive', title: 'Inactive', kind: 'yes-no' },
  { name: 'comments', title: 'Comments', kind: 'long-text' },
];
