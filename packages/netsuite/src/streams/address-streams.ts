import { fieldsOf, type StreamDefinition } from './field.js';

/**
 * Address tables: table, title, and the permission of the records that refer to them. Source:
 * https://github.com/fivetran/dbt_netsuite_source (macros).
 */
const ADDRESS_TABLES: readonly (readonly [name: string, title: string, permission: string])[] = [
  ['employeeaddressbookentityaddress', "Employees' addresses", 'Lists > Employees (View)'],
  ['vendoraddressbookentityaddress', "Vendors' addresses", 'Lists > Vendors (View)'],
  ['customeraddressbookentityaddress', "Customers' addresses", 'Lists > Customers (View)'],
  ['locationmainaddress', "Locations' addresses", 'Lists > Locations (View)'],
  ['subsidiarymainaddress', "Subsidiaries' addresses", 'Lists > Subsidiaries (View)'],
  [
    'transactionshippingaddress',
    'Shipping addresses of transactions',
    'Transactions > Find Transaction (View)',
  ],
  [
    'transactionbillingaddress',
    'Billing addresses of transactions',
    'Transactions > Find Transaction (View)',
  ],
];

/** Addresses by `nkey`, which other records' address fields hold. They do not say when they were changed. */
export const ADDRESS_STREAMS: readonly StreamDefinition[] = ADDRESS_TABLES.map(
  ([name, title, permission]) => ({
    name,
    title,
    permission,
    key: [{ column: 'nkey', as: 'id' }],
    fields: fieldsOf([
      ['id', 'id', 'Address key', undefined, 'nkey'],
      ['addressee', 'text', 'Addressee'],
      ['attention', 'text', 'Attention'],
      ['addr1', 'text', 'Line 1'],
      ['addr2', 'text', 'Line 2'],
      ['addr3', 'text', 'Line 3'],
      ['city', 'text', 'City'],
      ['state', 'text', 'State'],
      ['dropdownstate', 'text', 'State, by its code'],
      ['zip', 'text', 'Postal code'],
      ['country', 'text', 'Country (ISO 3166-1 alpha-2)'],
      ['addrtext', 'text', 'Whole address'],
      ['override', 'boolean', 'Written freely'],
    ]),
  }),
);
