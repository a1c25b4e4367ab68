import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';

const EMPLOYEES = 100_000;
const ROUNDS = 101;
/** Not measured: the code is not yet compiled. */
const WARM_UP_ROUNDS = 100;
const PAGE_ROWS = 1000;

/**
 * @typedef {{ kind: string, rows: readonly string[], reason?: string }} Page
 * @typedef {{ query: string, params: readonly string[], limit: number, offset: number, unstableOrder: boolean }} Request
 * @typedef {object} Engine What is used of the mock's engine and store. No export has them: only the mock itself asks.
 * @property {(request: Request, visibility: object) => Page} run
 * @property {{ idAt(position: number): number, update(id: number, values: object): void }} employees
 */

/** @typedef {readonly [query: string, params: readonly string[]]} Query */

const TIME = "'YYYY-MM-DD HH24:MI:SS'";
const KEYSET = `SELECT id, lastname, email, department FROM employee
  WHERE (lastmodifieddate > TO_TIMESTAMP(?, ${TIME}) OR (lastmodifieddate = TO_TIMESTAMP(?, ${TIME}) AND id > ?))
  ORDER BY lastmodifieddate, id`;

/**
 * What is measured, each round with other values, so that nothing is answered from memory.
 * @type {readonly { what: string, target: string, prepare?: (engine: Engine, round: number) => void, query: (round: number) => Query }[]}
 */
const CASES = [
  {
    what: 'page by `id > ?`, the id alone',
    target: '0.5',
    query: (round) => ['SELECT id FROM employee WHERE id > ? ORDER BY id', [`${round * 500}`]],
  },
  {
    what: 'the same, four columns',
    target: '0.5',
    query: (round) => [
      'SELECT id, lastname, email, department FROM employee WHERE id > ? ORDER BY id',
      [`${round * 500}`],
    ],
  },
  {
    what: 'page by (lastmodifieddate, id), four columns',
    target: '2',
    query: (round) => [KEYSET, [dayOf(round), dayOf(round), '0']],
  },
  {
    what: 'the same, a row written before each page',
    target: '',
    prepare: ({ employees }, round) => employees.update(employees.idAt(round), { title: 'Changed' }),
    query: (round) => [KEYSET, [dayOf(round), dayOf(round), '0']],
  },
  {
    what: 'join with GROUP BY over all rows',
    target: '150',
    query: (round) => [
      `SELECT d.name, COUNT(*) AS n, SUM(e.expenselimit) AS total FROM employee e JOIN department d ON d.id = e.department
       WHERE e.id > ? GROUP BY d.name ORDER BY n DESC`,
      [`${round}`],
    ],
  },
  {
    what: 'first page by a column without an index',
    target: '',
    query: (round) => ['SELECT id FROM employee WHERE id > ? ORDER BY lastname, id', [`${round}`]],
  },
  {
    what: 'page of a join of the table with itself',
    target: '',
    query: (round) => [
      'SELECT e.id, m.lastname FROM employee e JOIN employee m ON m.id = e.supervisor WHERE e.id > ? ORDER BY e.id',
      [`${round}`],
    ],
  },
];

/** @param {number} round */
const dayOf = (round) => `20${10 + (round % 14)}-0${1 + (round % 9)}-01 00:00:00`;

/**
 * How much of a processor each query takes in the evaluator, compiling and writing JSON included: the median of all rounds.
 * @returns {Promise<readonly { what: string, target: string, cpuMs: string }[]>}
 */
export async function measureSuiteql() {
  const engine = await openEngine();
  /** @type {(query: Query) => Page} */
  const ask = ([query, params]) => {
    const page = engine.run({ query, params, limit: PAGE_ROWS, offset: 0, unstableOrder: true }, SEES_ALL);
    if (page.kind !== 'page')
      throw new Error(`Failed to measure "${query}": ${page.reason}. Correct the query.`);
    return page;
  };
  // Rows are made when they are first read.
  ask(['SELECT COUNT(comments) FROM employee', []]);
  return CASES.map(({ what, target, prepare, query }) => {
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) ask(query(ROUNDS + round));
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      prepare?.(engine, round);
      const before = process.cpuUsage();
      ask(query(round));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    const median = rounds.sort((left, right) => left - right)[ROUNDS >> 1] ?? 0;
    return { what, target, cpuMs: median.toFixed(2) };
  });
}

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };

/** @returns {Promise<Engine>} */
async function openEngine() {
  /** @type {(path: string) => Promise<any>} */
  const built = (path) => import(pathToFileURL(join(ROOT, 'packages', 'netsuite-mock', 'dist', path)).href);
  const { createStore } = await built('store/store.js');
  const { seedSources } = await built('store/seed/seed-sources.js');
  const { createQueryEngine } = await built('suiteql/query-engine.js');
  const store = createStore(seedSources({ employees: EMPLOYEES }, 1));
  const engine = createQueryEngine({
    store,
    dateFormat: 'M/D/YYYY',
    nowS: () => Date.UTC(2025, 2, 15) / 1000,
  });
  return { run: engine.run, employees: store.table('employee') };
}
