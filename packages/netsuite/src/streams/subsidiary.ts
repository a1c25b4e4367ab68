import { fieldsOf, type StreamDefinition } from './field.js';

/** Subsidiaries, in OneWorld accounts only. Columns: https://github.com/fivetran/dbt_netsuite_source (macros). */
export const subsidiary: StreamDefinition = {
  name: 'subsidiary',
  title: 'Subsidiaries',
  permission: 'Lists > Subsidiaries (View)',
  feature: 'OneWorld',
  fields: fieldsOf([
    ['id', 'id', 'Internal ID'],
    ['name', 'text', 'Name'],
    ['fullname', 'text', 'Full name'],
    ['legalname', 'text', 'Legal name'],
    ['parent', 'reference', 'Parent', 'subsidiary'],
    ['country', 'text', 'Country (ISO 3166-1 alpha-2)'],
    ['state', 'text', 'State'],
    ['currency', 'reference', 'Currency', 'currency'],
    ['email', 'text', 'E-mail'],
    ['url', 'text', 'Web site'],
    ['edition', 'text', 'Edition'],
    ['fiscalcalendar', 'reference', 'Fiscal calendar', 'fiscalcalendar'],
    ['iselimination', 'boolean', 'Elimination'],
    ['isinactive', 'boolean', 'Inactive'],
    ['languagelocale', 'text', 'Language'],
    ['mainaddress', 'text', 'Main address key'],
    ['shippingaddress', 'text', 'Shipping address key'],
    ['returnaddress', 'text', 'Return address key'],
    ['federalidnumber', 'text', 'Employer identification number'],
    ['ssnortin', 'text', 'SSN or TIN'],
    ['state1taxnumber', 'text', 'State tax number'],
    ['tranprefix', 'text', 'Transaction prefix'],
    ['lastmodifieddate', 'local-time', 'Last modified'],
  ]),
};
