import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employeeSource } from '../../src/store/seed/employees.js';
import { organisationSources } from '../../src/store/seed/organisation.js';
import { createStore } from '../../src/store/store.js';
import { createQueryEngine } from '../../src/suiteql/query-engine.js';

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };
const ROWS = 250;
const store = createStore({ ...organisationSources(), employee: employeeSource(ROWS, 3) });

const filters = fc.constantFrom(
  '',
  " WHERE isinactive = 'F'",
  ' WHERE class IS NULL AND id > 150',
  " WHERE lastname LIKE 'S%' OR department IN (3, 7)",
  ' WHERE NOT (id BETWEEN 150 AND 250)',
);
const orders = fc.constantFrom(
  'id',
  'id DESC',
  'lastmodifieddate, id',
  'BUILTIN.DF(department) DESC NULLS LAST, id',
);
const limits = fc.integer({ min: 1, max: 1000 });

// Each of these has an order that no two rows share, so that an unstable order changes nothing.
const queries = fc.oneof(
  fc
    .tuple(filters, orders)
    .map(([filter, order]) => `SELECT id, entityid FROM employee${filter} ORDER BY ${order}`),
  fc.constantFrom(
    'SELECT e.id, m.lastname FROM employee e LEFT JOIN employee m ON m.id = e.supervisor ORDER BY m.lastname, e.id',
    'SELECT department, COUNT(*) AS n FROM employee GROUP BY department ORDER BY n, department',
    'SELECT DISTINCT lastname FROM employee ORDER BY lastname DESC',
    'SELECT id FROM employee UNION SELECT id FROM department ORDER BY id',
    'SELECT id FROM (SELECT id FROM employee ORDER BY lastname, id) WHERE ROWNUM <= 133',
    'SELECT id FROM employee ORDER BY lastname, id FETCH FIRST 100 ROWS ONLY',
  ),
);

/** Every row of a query, read by pages of `limit`. */
function readAll(query: string, limit: number): readonly string[] {
  // A fresh engine, so that nothing is remembered from another page size.
  const engine = createQueryEngine({ store, dateFormat: 'M/D/YYYY', nowS: () => 0 });
  const rows: string[] = [];
  for (;;) {
    const page = engine.run({ query, params: [], limit, offset: rows.length, unstableOrder: true }, SEES_ALL);
    if (page.kind !== 'page') throw new Error(`${query} was refused`);
    if (page.rows.length === 0) return rows;
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

/** The same by keyset, each page asking for what lies behind the last id. */
function readByKeyset(condition: string, limit: number): readonly string[] {
  const engine = createQueryEngine({ store, dateFormat: 'M/D/YYYY', nowS: () => 0 });
  const rows: string[] = [];
  const query = `SELECT id FROM employee WHERE ${condition} AND id > ? ORDER BY id`;
  for (let last = '0'; ; ) {
    const page = engine.run({ query, params: [last], limit, offset: 0, unstableOrder: true }, SEES_ALL);
    if (page.kind !== 'page') throw new Error(`${query} was refused`);
    rows.push(...page.rows);
    if (page.rows.length === page.total) return rows;
    // A page that goes back would never end.
    if (rows.length > ROWS) throw new Error(`${query} gives rows twice`);
    last = (JSON.parse(page.rows.at(-1) ?? '{}') as { readonly id: string }).id;
  }
}

describe('the size of a page', () => {
  it('never changes which rows come, nor their order', () => {
    fc.assert(
      fc.property(queries, limits, (query, limit) => {
        expect(readAll(query, limit)).toEqual(readAll(query, 1000));
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  it('never changes what keyset reads, which is what offset reads', () => {
    const conditions = fc.constantFrom("isinactive = 'F'", '(class IS NULL OR department = 3)', '1 = 1');
    fc.assert(
      fc.property(conditions, limits, (condition, limit) => {
        const whole = readAll(`SELECT id FROM employee WHERE ${condition} ORDER BY id`, 1000);
        expect(readByKeyset(condition, limit)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});
