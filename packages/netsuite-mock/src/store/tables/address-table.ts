import { columnsOf, type TableDefinition } from '../table-definition.js';

const ADDRESS_COLUMNS = `nkey!:number addr1 addr2 addr3 city state zip country:text:country addressee attention
  addrtext dropdownstate recordowner:number override lastmodifieddate:date -label -defaultbilling -defaultshipping
  -addrphone`;

/** Addresses by `nkey`: an address book's rows, which a record's `addressBook` lines hold, or those that others refer to. */
export function addressTable(name: string): TableDefinition {
  return { name, label: 'addrtext', columns: columnsOf(ADDRESS_COLUMNS) };
}
