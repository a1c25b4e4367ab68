import type { DerivedPart } from './derived-table.js';
import type { Row, Scalar } from './scalar.js';
import type { Table } from './table.js';

/** Which table an entity lives in, what the union calls it, and which of the union's columns then names it. */
const MEMBERS = [
  ['employee', 'Employee', 'employee'],
  ['vendor', 'Vendor', 'vendor'],
  ['customer', 'CustJob', 'customer'],
  ['contact', 'Contact', 'contact'],
  ['job', 'Job', 'project'],
] as const;

/** Parts of the table `entity`. */
export function entityParts(tableOf: (name: string) => Table): readonly DerivedPart[] {
  return MEMBERS.map(([name, type, role]) => {
    const table = tableOf(name);
    return {
      table,
      map: (row, id) => entityRow({ table, row, id, type, role }),
    };
  });
}

/** The record table that holds an entity; `undefined` where none has that id. */
export function entityTable(tableOf: (name: string) => Table | undefined, id: number): string | undefined {
  return MEMBERS.find(([name]) => tableOf(name)?.rowOf(id) !== undefined)?.[0];
}

interface Member {
  readonly table: Table;
  readonly row: Row;
  readonly id: number;
  readonly type: string;
  readonly role: string;
}

function entityRow({ table, row, id, type, role }: Member): Row {
  const cell = (name: string): Scalar => row[table.columnIndex(name)] ?? null;
  const roleId = (name: string): Scalar => (name === role ? id : null);
  const isPerson = type === 'Employee' || type === 'Contact' ? 'T' : (cell('isperson') ?? 'F');
  const fullName = [cell('firstname'), cell('lastname')].filter((part) => part !== null).join(' ');
  const altName = cell('altname') ?? cell('companyname') ?? (fullName === '' ? null : fullName);
  return [
    id,
    type,
    cell('entityid'),
    altName,
    cell('entityid'),
    isPerson,
    roleId('customer'),
    roleId('vendor'),
    roleId('employee'),
    roleId('contact'),
    null,
    null,
    roleId('project'),
    cell('parent') ?? cell('company'),
    cell('email'),
    cell('phone'),
    cell('isinactive'),
    cell('datecreated'),
    cell('lastmodifieddate'),
  ];
}
