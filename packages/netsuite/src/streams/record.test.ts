import { expect, it } from 'vitest';
import { department } from './department.js';
import { employee } from './employee.js';
import type { StreamDefinition } from './field.js';
import { toRecords } from './record.js';

const fieldsOf = (stream: StreamDefinition, ...names: readonly string[]) =>
  stream.fields.filter(({ name }) => names.includes(name));

it('gives each kind of value its JSON form', () => {
  const fields = fieldsOf(
    employee,
    'id',
    'email',
    'isinactive',
    'hiredate',
    'expenselimit',
    'lastmodifieddate',
  );
  const row = {
    links: [],
    id: '7',
    email: 'a@example.invalid',
    isinactive: 'F',
    hiredate: '2024-01-31',
    expenselimit: '.5',
    lastmodifieddate: '2026-01-31 23:59:58',
  };
  expect(toRecords([row], fields)).toEqual({
    records: [
      {
        id: '7',
        email: 'a@example.invalid',
        isinactive: false,
        hiredate: '2024-01-31',
        expenselimit: 0.5,
        lastmodifieddate: '2026-01-31T23:59:58',
      },
    ],
    unreadable: [],
  });
});

it('gives references as ID and name, and lists as IDs', () => {
  const people = toRecords(
    [{ id: '1', department: '5', department_name: 'R&D', location: '6' }],
    fieldsOf(employee, 'id', 'department', 'location', 'supervisor'),
  );
  expect(people.records).toEqual([
    { id: '1', department: { id: '5', name: 'R&D' }, location: { id: '6', name: null }, supervisor: null },
  ]);
  const departments = toRecords([{ id: '1', subsidiary: '1, 3' }], fieldsOf(department, 'id', 'subsidiary'));
  expect(departments.records).toEqual([{ id: '1', subsidiary: ['1', '3'] }]);
});

it('gives null for a column that the row leaves out', () => {
  expect(toRecords([{ id: '1' }], fieldsOf(employee, 'id', 'email', 'hiredate')).records).toEqual([
    { id: '1', email: null, hiredate: null },
  ]);
});

it('reports a value that it cannot read, and delivers the rest of the row', () => {
  const { records, unreadable } = toRecords(
    [{ id: '9', isinactive: 'maybe', email: 'x' }],
    fieldsOf(employee, 'id', 'isinactive', 'email'),
  );
  expect(records).toEqual([{ id: '9', isinactive: null, email: 'x' }]);
  expect(unreadable).toEqual([{ id: '9', field: 'isinactive', problem: expect.any(String) }]);
  expect(JSON.stringify(unreadable)).not.toContain('maybe');
});
