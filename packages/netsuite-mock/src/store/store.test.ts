import { describe, expect, it } from 'vitest';
import { DEFAULT_SEED_COUNTS } from './seed/seed-plan.js';
import { seedSources } from './seed/seed-sources.js';
import { createStore } from './store.js';

const storeOf = (employees: number) => createStore(seedSources({ ...DEFAULT_SEED_COUNTS, employees }, 1));

describe('a clone of a store', () => {
  it('has the same rows and parts from the other with the first write to either', () => {
    const store = storeOf(100);
    store.table('employee')?.update(101, { firstname: 'Before' });
    const clone = store.clone();
    store.table('employee')?.update(101, { firstname: 'Mine' });
    clone.table('employee')?.update(102, { firstname: 'Theirs' });
    const made = clone.insert('employee', { firstname: 'New' });
    clone.table('department')?.delete(1);
    const names = (of: typeof store) =>
      [101, 102, made].map((id) => of.table('employee')?.find(id)?.['firstname']);
    expect(names(store)).toEqual(['Mine', expect.not.stringMatching('Theirs'), undefined]);
    expect(names(clone)).toEqual(['Before', 'Theirs', 'New']);
    expect([store, clone].map((of) => of.table('department')?.rowOf(1) === undefined)).toEqual([false, true]);
  });

  it('makes no row', () => {
    const store = storeOf(100_000);
    const clone = store.clone().clone();
    expect(clone.table('employee')?.rowCount).toBe(100_000);
    expect(clone.table('employee')?.rowOf(5000)).toEqual(store.table('employee')?.rowOf(5000));
  });

  it('keeps tables, columns, lists and numbers of its own', () => {
    const store = storeOf(0);
    expect(store.nextNumber('PO', 1)).toBe(1);
    const clone = store.clone();
    clone.addTable({
      name: 'customrecord_x',
      label: 'id',
      columns: [{ name: 'id', type: 'number', key: true }],
    });
    clone.addColumn('vendor', { name: 'custentity_x', type: 'text' });
    clone.addLabelList('customlist_x', { 1: 'One' });
    expect([store.nextNumber('PO', 1), clone.nextNumber('PO', 1)]).toEqual([2, 2]);
    expect([store.table('customrecord_x'), store.label('customlist_x', 1)]).toEqual([undefined, null]);
    expect([clone.table('customrecord_x')?.rowCount, clone.label('customlist_x', 1)]).toEqual([0, 'One']);
    expect([store, clone].map((of) => of.table('vendor')?.columnIndex('custentity_x') !== -1)).toEqual([
      false,
      true,
    ]);
  });
});

describe('an index by value', () => {
  it('finds rows of the seed, changed and added ones, and those of a clone', () => {
    const store = storeOf(1000);
    const employees = store.table('employee');
    const [id = 0] = employees?.idsBy('externalid', 'HR-150') ?? [];
    expect(id).toBe(150);
    employees?.update(150, { externalid: 'A' });
    const added = store.insert('employee', { externalid: 'A' });
    expect(employees?.idsBy('externalid', 'A')).toEqual([150, added]);
    expect(employees?.idsBy('externalid', 'HR-150')).toEqual([]);
    const clone = store.clone();
    clone.table('employee')?.delete(150);
    expect(clone.table('employee')?.idsBy('externalid', 'A')).toEqual([added]);
    expect(employees?.idsBy('externalid', 'A')).toEqual([150, added]);
  });

  it('finds by a column of which the source can tell nothing', () => {
    const store = storeOf(300);
    const employees = store.table('employee');
    const [department = 0] = store.table('department')?.idsBy('name', 'Legal') ?? [];
    const found = employees?.idsBy('department', department) ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((id) => employees?.find(id)?.['department'] === department)).toBe(true);
  });

  it('finds every seeded employee by name and by external id', () => {
    const employees = storeOf(6000).table('employee');
    for (let position = 0; position < 6000; position += 97) {
      const id = employees?.idAt(position) ?? 0;
      const { entityid = null, externalid = null } = employees?.find(id) ?? {};
      expect(employees?.idsBy('entityid', entityid)).toEqual([id]);
      if (externalid !== null) expect(employees?.idsBy('externalid', externalid)).toEqual([id]);
    }
  });
});

describe('the union of entities', () => {
  it('follows its tables, and gives ids that none of them has', () => {
    const store = storeOf(50);
    const union = store.table('entity');
    const before = union?.rowCount ?? 0;
    const vendor = store.insert('vendor', { companyname: 'Kestrel', entityid: 'Kestrel' });
    const employee = store.insert('employee', { entityid: 'Eve' });
    expect(employee).toBe(vendor + 1);
    expect(union?.rowCount).toBe(before + 2);
    expect(union?.find(vendor)).toMatchObject({ type: 'Vendor', altname: 'Kestrel', vendor });
    expect(() => union?.insert({})).toThrow(/made from other tables/);
  });
});
