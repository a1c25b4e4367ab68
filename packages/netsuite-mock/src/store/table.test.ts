import { describe, expect, it } from 'vitest';
import { createTable } from './table.js';
import { columnsOf } from './table-definition.js';

const DEFINITION = { name: 'thing', label: 'name', columns: columnsOf('id:number name') };

function thingsOf(count: number) {
  const made = new Map<number, number>();
  const table = createTable(DEFINITION, {
    ids: Int32Array.from({ length: count }, (_, index) => (index + 1) * 10),
    makeRow(index) {
      made.set(index, (made.get(index) ?? 0) + 1);
      return [(index + 1) * 10, `thing ${index}`];
    },
  });
  return { table, made };
}

describe('a table', () => {
  it('makes rows when they are read, neighbours with them, and one alone where asked', () => {
    const { table, made } = thingsOf(5000);
    expect(made.size).toBe(0);
    expect(table.rowAlone(4000)).toEqual([40_010, 'thing 4000']);
    expect(made.size).toBe(1);
    expect(table.rowAt(0)).toEqual([10, 'thing 0']);
    expect(made.size).toBe(1025);
  });

  it('keeps a bounded part of what it made, and every change', () => {
    const { table, made } = thingsOf(300_000);
    table.update(10, { name: 'changed' });
    for (let position = 0; position < table.rowCount; position += 1024) table.rowAt(position);
    for (let position = 0; position < table.rowCount; position += 1024) table.rowAt(position);
    expect(made.get(1024)).toBeGreaterThan(1);
    expect(table.find(10)).toEqual({ id: 10, name: 'changed' });
    expect(table.rowAt(0)).toEqual([10, 'changed']);
  });

  it('inserts in the order of ids, by the next free id where none is given', () => {
    const { table } = thingsOf(2);
    expect(table.insert({ id: 15, name: 'between' })).toBe(15);
    expect(table.insert({ name: 'last' })).toBe(21);
    const ids = Array.from({ length: table.rowCount }, (_, position) => table.idAt(position));
    expect(ids).toEqual([10, 15, 20, 21]);
    expect(table.rowAt(1)).toEqual([15, 'between']);
    expect(table.positionOf(15.5)).toBe(2);
  });

  it('deletes a row once and moves its epoch with each write', () => {
    const { table } = thingsOf(3);
    const before = table.epoch;
    expect(table.delete(20)).toBe(true);
    expect(table.delete(20)).toBe(false);
    expect(table.rowCount).toBe(2);
    expect(table.find(20)).toBeUndefined();
    expect(table.epoch).not.toBe(before);
  });

  it.each<readonly [string, (table: ReturnType<typeof thingsOf>['table']) => unknown]>([
    ['an id that is taken', (table) => table.insert({ id: 10 })],
    ['an id that is no whole number', (table) => table.insert({ id: 1.5 })],
    ['a column it has not', (table) => table.update(10, { colour: 'red' })],
    ['a row it has not', (table) => table.update(11, { name: 'x' })],
  ])('refuses %s by name', (_, write) => {
    const { table } = thingsOf(2);
    expect(() => write(table)).toThrow(/^Failed to .* table "thing": /);
    expect(table.rowCount).toBe(2);
  });
});
