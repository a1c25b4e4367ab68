import fc from 'fast-check';
import type { Database } from 'node-sqlite3-wasm';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.js';
import { createQueryEngine } from '../../src/suiteql/query-engine.js';
import { DICE, type Dice } from '../generated/dice.js';
import { type GeneratedQuery, generateQuery } from '../generated/queries.js';
import { generateTables } from '../generated/tables.js';

/** Queries asked: a slice in CI, `ONLINK_QUERIES` of them in a soak. */
const QUERIES = Number(process.env['ONLINK_QUERIES'] ?? 500);

/** Each case asks several queries of one set of tables. */
const QUERIES_A_CASE = 5;

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };

type Value = string | number | null;

/** SQLite counts in binary to the end, the mock rounds to fifteen digits. */
const rounded = (value: Value): Value =>
  typeof value === 'number' ? Number(value.toPrecision(12)) + 0 : value;

function askMock(store: Store, { suiteql, types }: GeneratedQuery): readonly (readonly Value[])[] {
  const engine = createQueryEngine({ store, dateFormat: 'YYYY-MM-DD', nowS: () => 0 });
  const result = engine.run({ query: suiteql, params: [], limit: 100_000, offset: 0 }, SEES_ALL);
  if (result.kind !== 'page') throw new Error(`${JSON.stringify(result)}: ${suiteql}`);
  expect(result.rows).toHaveLength(result.total);
  return result.rows.map((row) => {
    const values = JSON.parse(row) as Readonly<Record<string, string>>;
    return types.map((type, index) => {
      const value = values[`c${index}`];
      if (value === undefined) return null;
      return rounded(type === 'number' ? Number(value) : value);
    });
  });
}

function askSqlite(database: Database, { sqlite, types }: GeneratedQuery): readonly (readonly Value[])[] {
  return database
    .all(sqlite)
    .map((row) => types.map((_, index) => rounded((row[`c${index}`] ?? null) as Value)));
}

function agree(dice: Dice): void {
  const { store, database } = generateTables(dice, 12);
  try {
    for (let query = 0; query < QUERIES_A_CASE; query += 1) {
      const generated = generateQuery(dice);
      expect({ q: generated.suiteql, rows: askMock(store, generated) }).toEqual({
        q: generated.suiteql,
        rows: askSqlite(database, generated),
      });
    }
  } finally {
    database.close();
  }
}

// https://www.sqlite.org/lang_select.html. Where the dialects differ, `test/generated` writes each in its own.
// A case that fails names its query; making it smaller would take longer than the test may.
describe('SuiteQL over generated tables', () => {
  it(`agrees with SQLite on the part of the dialect that both have, over ${QUERIES} queries`, () => {
    fc.assert(fc.property(DICE, agree), { numRuns: Math.ceil(QUERIES / QUERIES_A_CASE), endOnFailure: true });
  }, 900_000);
});
