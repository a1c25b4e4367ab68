import { describe, expect, it } from 'vitest';
import { createNetsuiteMock, type RowObject } from '../../src/index.js';

const COUNTS = [0, 1, 2, 5000, 60_000];

function employeesOf(employees: number, seed = 1): readonly RowObject[] {
  const { store } = createNetsuiteMock({ employees, seed });
  return store.ids('employee').map((id) => store.find('employee', id) ?? {});
}

describe('the seeded employees', () => {
  it.each(COUNTS)('are exactly %i, with rising ids that leave gaps', (count) => {
    const { store } = createNetsuiteMock({ employees: count });
    const ids = store.ids('employee');
    expect(store.count('employee')).toBe(count);
    expect(ids).toHaveLength(count);
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0))).toBe(true);
    if (count > 100) expect((ids.at(-1) ?? 0) - (ids[0] ?? 0)).toBeGreaterThan(count);
  });

  it('are the same for one seed and others for another', () => {
    expect(employeesOf(200, 7)).toEqual(employeesOf(200, 7));
    const names = (seed: number) => employeesOf(200, seed).map(({ entityid }) => entityid);
    expect(names(7)).not.toEqual(names(8));
  });

  it('are the same whichever is read first', () => {
    const forward = createNetsuiteMock({ employees: 3000 }).store;
    const backward = createNetsuiteMock({ employees: 3000 }).store;
    const ids = forward.ids('employee');
    const reversed = [...ids].reverse().map((id) => backward.find('employee', id));
    expect(ids.map((id) => forward.find('employee', id))).toEqual(reversed.reverse());
  });

  it.each(COUNTS)('of %i have one chief, and managers that exist and lead to the chief', (count) => {
    const rows = employeesOf(count);
    const supervisors = new Map(rows.map(({ id, supervisor }) => [id, supervisor ?? null]));
    expect(rows.filter(({ supervisor }) => supervisor === null)).toHaveLength(Math.min(count, 1));
    const reachesChief = new Set(
      [...supervisors].filter(([, supervisor]) => supervisor === null).map(([id]) => id),
    );
    for (const { id } of rows) {
      const path: unknown[] = [];
      let at = id;
      while (at !== undefined && at !== null && !reachesChief.has(at)) {
        expect(path.length).toBeLessThan(20);
        path.push(at);
        at = supervisors.get(at);
      }
      expect(at).not.toBeUndefined();
      for (const passed of path) reachesChief.add(passed as number);
    }
    expect(reachesChief.size).toBe(count);
  });

  it('have managers whose id is larger as well as smaller: an import cannot count on managers coming first', () => {
    const rows = employeesOf(5000).filter(({ supervisor }) => supervisor !== null);
    const later = rows.filter(({ id, supervisor }) => Number(supervisor) > Number(id)).length;
    expect(later).toBeGreaterThan(rows.length / 10);
    expect(later).toBeLessThan((rows.length * 9) / 10);
  });

  it.each([
    ['department', 'department'],
    ['location', 'location'],
    ['class', 'classification'],
    ['subsidiary', 'subsidiary'],
    ['currency', 'currency'],
    ['approver', 'employee'],
  ])('refer by %s to rows of %s that exist', (column, table) => {
    const { store } = createNetsuiteMock({ employees: 5000 });
    const there = new Set(store.ids(table));
    const used = store.ids('employee').map((id) => store.find('employee', id)?.[column] ?? null);
    const missing = used.filter((value) => value !== null && !there.has(Number(value)));
    expect(missing).toEqual([]);
    expect(new Set(used).size).toBeGreaterThan(1);
  });

  it('have names of their own, and e-mail addresses of their own where they have one', () => {
    const rows = employeesOf(60_000);
    expect(new Set(rows.map(({ entityid }) => entityid)).size).toBe(rows.length);
    const emails = rows.map(({ email }) => email).filter((email) => email !== null);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.every((email) => /^[a-z]+\.[a-z]+\d*@example\.com$/.test(String(email)))).toBe(true);
  });

  it('are lifelike: some left, some lack values, dates are in order, edits share seconds', () => {
    const rows = employeesOf(5000);
    const share = (test: (row: RowObject) => boolean) => rows.filter(test).length / rows.length;
    expect(share(({ isinactive }) => isinactive === 'T')).toBeGreaterThan(0.05);
    expect(share(({ isinactive }) => isinactive === 'T')).toBeLessThan(0.2);
    expect(share(({ email }) => email === null)).toBeGreaterThan(0);
    expect(share(({ hiredate }) => hiredate === null)).toBeGreaterThan(0);
    expect(
      rows.every(({ hiredate, releasedate }) => !releasedate || !hiredate || releasedate > hiredate),
    ).toBe(true);
    expect(rows.every(({ isinactive, releasedate }) => (isinactive === 'T') === (releasedate !== null))).toBe(
      true,
    );
    expect(
      rows.every(({ datecreated, lastmodifieddate }) => Number(lastmodifieddate) >= Number(datecreated)),
    ).toBe(true);
    expect(new Set(rows.map(({ lastmodifieddate }) => lastmodifieddate)).size).toBeLessThan(rows.length);
  });

  it('of a million are counted and paged without being made', () => {
    const { store } = createNetsuiteMock({ employees: 1_000_000 });
    const ids = store.ids('employee');
    expect(ids).toHaveLength(1_000_000);
    expect(store.find('employee', ids.at(-1) ?? 0)?.['entityid']).toMatch(/\S/);
  });
});
