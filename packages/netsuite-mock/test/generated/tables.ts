import { createRequire } from 'node:module';
import type { Database } from 'node-sqlite3-wasm';
import type { RowObject, Scalar } from '../../src/store/scalar.js';
import { createStore, type Store } from '../../src/store/store.js';
import type { Dice } from './dice.js';

// The package is CommonJS without named exports that Node can see.
const sqlite = createRequire(import.meta.url)('node-sqlite3-wasm') as {
  readonly Database: new (path: string) => Database;
};

/** What generated queries compare: only like with like. */
export type GeneratedType = 'number' | 'text' | 'date';

/** Columns of the store's tables that generated queries use. */
export const TABLES: Readonly<Record<string, Readonly<Record<string, GeneratedType>>>> = {
  employee: {
    id: 'number',
    supervisor: 'number',
    department: 'number',
    expenselimit: 'number',
    firstname: 'text',
    isinactive: 'text',
    hiredate: 'date',
    lastmodifieddate: 'date',
  },
  department: { id: 'number', parent: 'number', name: 'text', lastmodifieddate: 'date' },
  location: { id: 'number', parent: 'number', latitude: 'number', name: 'text', tranprefix: 'text' },
};

/** Midnight of a day of January 2024, in seconds. */
export function dayS(day: number): number {
  return Date.UTC(2024, 0, 1 + day) / 1000;
}

const TEXTS = ['a', 'b', 'ab', 'A', 'abc', 'b%', 'x_y'];

function valueFor(type: GeneratedType, dice: Dice): Scalar {
  if (dice.onceIn(4)) return null;
  if (type === 'text') return dice.pick(TEXTS);
  if (type === 'date') return dayS(dice.below(5));
  return dice.onceIn(4) ? dice.below(8) - 3.5 : dice.below(8) - 2;
}

/** The same few rows in a store and in SQLite. */
export interface GeneratedTables {
  readonly store: Store;
  readonly database: Database;
}

/** Fills all tables with up to `most` rows. */
export function generateTables(dice: Dice, most: number): GeneratedTables {
  const store = createStore({});
  const database = new sqlite.Database(':memory:');
  database.exec('PRAGMA case_sensitive_like = ON');
  for (const [table, columns] of Object.entries(TABLES)) {
    const names = Object.keys(columns);
    database.exec(`CREATE TABLE ${table} (${names.join(', ')})`);
    // An empty table now and then, else enough rows for joins and groups to find some.
    const count = dice.onceIn(8) ? 0 : 3 + dice.below(most - 2);
    for (let id = 1; id <= count; id += 1) {
      const row: RowObject = {
        ...Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, valueFor(type, dice)])),
        id: id + (id > 3 ? 2 : 0),
      };
      store.table(table)?.insert(row);
      database.run(
        `INSERT INTO ${table} VALUES (${names.map(() => '?').join(', ')})`,
        names.map((name) => row[name] ?? null),
      );
    }
  }
  return { store, database };
}
