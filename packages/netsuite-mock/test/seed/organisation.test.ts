import { describe, expect, it } from 'vitest';
import { createNetsuiteMock, type RowObject } from '../../src/index.js';

const { store } = createNetsuiteMock({ employees: 0 });
const rowsOf = (table: string): readonly RowObject[] =>
  store.ids(table).map((id) => store.find(table, id) ?? {});

describe('the seeded organisation', () => {
  it.each(['department', 'location', 'classification', 'subsidiary'])(
    'has a tree of %s whose full names follow the path',
    (table) => {
      const rows = rowsOf(table);
      const byId = new Map(rows.map((row) => [row['id'], row]));
      expect(rows.some(({ parent }) => parent !== null)).toBe(true);
      for (const { name, fullname, parent } of rows) {
        const above = parent === null ? undefined : byId.get(parent);
        if (parent !== null) expect(above).toBeDefined();
        expect(fullname).toBe(above === undefined ? name : `${String(above['fullname'])} : ${String(name)}`);
      }
    },
  );

  it.each(['department', 'location', 'classification'])(
    'lets each %s name subsidiaries that exist',
    (table) => {
      const there = new Set(store.ids('subsidiary').map(String));
      for (const { subsidiary } of rowsOf(table)) {
        for (const id of String(subsidiary).split(', ')) expect(there.has(id)).toBe(true);
      }
    },
  );

  it('has one base currency, and a currency for each subsidiary', () => {
    expect(rowsOf('currency').filter(({ isbasecurrency }) => isbasecurrency === 'T')).toHaveLength(1);
    const there = new Set<unknown>(store.ids('currency'));
    expect(rowsOf('subsidiary').every(({ currency }) => there.has(currency))).toBe(true);
  });

  it.each(['department', 'location', 'classification', 'subsidiary', 'currency'])(
    'was last edited, every %s, before July 2025 and at another second each, so that no clock in use is behind it',
    (table) => {
      const edited = rowsOf(table).map(({ lastmodifieddate }) => Number(lastmodifieddate));
      expect(new Set(edited).size).toBe(edited.length);
      expect(Math.max(...edited)).toBeLessThan(Date.UTC(2025, 6, 1) / 1_000);
      expect(Math.min(...edited)).toBeGreaterThan(Date.UTC(2024, 0, 1) / 1_000);
    },
  );

  it('keeps what a test writes to itself: another mock of the same seed has the seeded row', () => {
    const mine = createNetsuiteMock({ employees: 0 });
    mine.store.update('department', 1, { name: 'Mine' });
    mine.store.delete('department', 3);
    expect(store.find('department', 1)?.['name']).toBe('Executive');
    expect(store.find('department', 3)).toBeDefined();
  });
});
