import { fieldsOf, type RecordField } from '../field.js';
import type { Sublist } from '../record-type.js';

const ADDRESS: RecordField = {
  name: 'addressBookAddress',
  label: 'Address',
  kind: 'subrecord',
  column: 'nkey',
  required: false,
  writable: true,
  filterable: false,
  custom: false,
  fields: fieldsOf(`
    addr1 text
    addr2 text
    addr3 text
    addressee text
    attention text
    addrPhone text
    addrText text read
    city text
    state text
    zip text
    country enum:country
    override boolean
    lastModifiedDate datetime read`),
};

/** The address book of an entity. Source: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas/vendor.md). */
export function addressBook(entity: string): Sublist {
  return {
    name: 'addressBook',
    label: 'Addresses',
    table: `${entity}addressbookentityaddress`,
    parent: 'recordowner',
    where: {},
    key: 'internalId',
    fields: [
      ...fieldsOf(`
        internalId integer =nkey read
        label text
        defaultBilling boolean
        defaultShipping boolean`),
      ADDRESS,
    ],
  };
}
