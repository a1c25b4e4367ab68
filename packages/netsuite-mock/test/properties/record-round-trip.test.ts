import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import type { RecordField } from '../../src/record/field.js';
import type { RecordType } from '../../src/record/record-type.js';
import { RECORD_TYPES } from '../../src/record/types/record-types.js';
import { tableDefinition } from '../../src/store/tables/table-definitions.js';
import { callRecord, queryRow } from '../support/call-record.js';
import { anyValueOf, asSuiteql, columnOf } from '../support/record-values.js';

const mock = createNetsuiteMock({ employees: 20, now: () => Date.UTC(2025, 2, 15, 12) });

/** What a create needs of each type, so that it is not refused. Lines are written by tests of their own. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  employee: { firstName: 'Eve', lastName: 'M', subsidiary: { id: '1' } },
  vendor: { companyName: 'Kestrel', subsidiary: { id: '1' } },
  customer: { companyName: 'Kestrel', subsidiary: { id: '1' } },
  contact: { firstName: 'Eve', lastName: 'M', subsidiary: { id: '1' } },
  job: { companyName: 'Rollout', subsidiary: { id: '1' } },
  subsidiary: { name: 'Kestrel' },
  currency: { name: 'Krone', symbol: 'NOK' },
  account: { acctName: 'Rent', acctType: { id: 'Expense' } },
  accountingPeriod: { periodName: 'Jan 2030', startDate: '2030-01-01', endDate: '2030-01-31' },
};

const types = RECORD_TYPES.filter(({ family }) => family !== 'transaction');

/** Fields that a read gives back as they were written. What names the record must differ, and `autoName` makes it. */
const free = ({ fields }: RecordType): readonly RecordField[] =>
  fields.filter(
    ({ name, writable }) =>
      writable && !['externalId', 'entityId', 'itemId', 'autoName', 'isPerson'].includes(name),
  );

let made = 0;

/** Any body of some of a type's fields, with what a create needs. */
function anyBody(type: RecordType): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(free(type).map((field) => [field.name, anyValueOf(mock, field)]));
  return fc.record(values, { requiredKeys: [] }).map((some) => {
    made += 1;
    const named = type.family === 'entity' ? { entityId: `E${made}` } : {};
    const coded = type.family === 'item' ? { itemId: `I${made}` } : { name: `N${made}` };
    const hasName = type.fields.some(({ name }) => name === 'name') || type.family === 'item';
    return { ...(hasName && coded), ...NEEDED[type.name], ...some, ...named, externalId: `X${made}` };
  });
}

function given(field: RecordField, json: unknown): unknown {
  if (field.kind === 'reference' || field.kind === 'enum') return expect.objectContaining(json as object);
  if (field.kind !== 'references') return json;
  const { items } = json as { readonly items: readonly object[] };
  return expect.objectContaining({ items: items.map((item) => expect.objectContaining(item)) });
}

describe.each(types.map((type) => [type.name, type] as const))('a %s that was written', (name, type) => {
  it('is read as it was written, by REST and by SuiteQL', () => {
    fc.assert(
      fc.property(anyBody(type), (body) => {
        const written = callRecord(mock, { method: 'POST', path: name, body });
        expect(written, JSON.stringify(body)).toMatchObject({ status: 204 });
        const id = written.headers['location']?.split('/').at(-1) ?? '';
        const { body: record } = callRecord(mock, {
          method: 'GET',
          path: `${name}/${id}?expandSubResources=true`,
        });
        for (const field of free(type)) {
          if (field.name in body)
            expect(record[field.name], field.name).toEqual(given(field, body[field.name]));
        }
        assertAgreement(type, id, record);
      }),
      { numRuns: 20 },
    );
  });
});

/** An account begins without requisitions. */
const seeded = RECORD_TYPES.filter(({ name }) => name !== 'purchaseRequisition');

describe.each(seeded.map((type) => [type.name, type] as const))('a seeded %s', (name, type) => {
  it('is the same by REST and by SuiteQL, in every field that both have', () => {
    const { body } = callRecord(mock, { method: 'GET', path: `${name}?limit=20` });
    const items = body['items'] as readonly { readonly id: string }[];
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) {
      const read = callRecord(mock, { method: 'GET', path: `${name}/${id}?expandSubResources=true` });
      expect(read.status).toBe(200);
      assertAgreement(type, id, read.body);
    }
  });
});

function assertAgreement(type: RecordType, id: string, record: Readonly<Record<string, unknown>>): void {
  const shown = new Set(
    tableDefinition(type.table)
      .columns.filter(({ hidden }) => hidden !== true)
      .map(({ name }) => name),
  );
  const visible = type.fields.filter(({ column }) => shown.has(column));
  expect(visible.length).toBeGreaterThan(5);
  const list = visible.map((field, index) => `${columnOf(field)} AS f${index}`).join(', ');
  const row = queryRow(mock, `SELECT ${list} FROM ${type.table} WHERE id = ${id}`) ?? {};
  for (const [index, field] of visible.entries())
    expect([field.name, row[`f${index}`]]).toEqual([field.name, asSuiteql(field, record[field.name])]);
}
