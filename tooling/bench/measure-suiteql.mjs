import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../bootstrap/root.mjs';

const EMPLOYEES = 100_000;
const ROUNDS = 41;
const PAGE_ROWS = 1000;

/**
 * @typedef {{ kind: string, rows: readonly string[], reason?: string }} Page
 * @typedef {{ query: string, params: readonly string[], limit: number, offset: number, unstableOrder: boolean }} Request
 * @typedef {object} Account What is used of the mock's account. No export has it: only the mock itself asks its engine.
 * @property {{ run(request: Request, visibility: object): Page }} engine
 * @property {{ ids(table: string): readonly number[], update(table: string, id: number, values: object): void }} rows
 */

/** @typedef {readonly [query: string, params: readonly string[]]} Query */

const TIME = "'YYYY-MM-DD HH24:MI:SS'";
const KEYSET = `SELECT id, lastname, email, department FROM employee
  WHERE (lastmodifieddate > TO_TIMESTAMP(?, ${TIME}) OR (lastmodifieddate = TO_TIMESTAMP(?, ${TIME}) AND id > ?))
  ORDER BY lastmodifieddate, id`;

/**
 * What is measured, each round with other values, so that nothing is answered from memory.
 * @type {readonly { what: string, target: string, prepare?: (account: Account, round: number) => void, query: (round: number) => Query }[]}
 */
const CASES = [
  {
    what: 'page by `id > ?`, the id alone',
    target: '0.5',
    query: (round) => ['SELECT id FROM employee WHERE id > ? ORDER BY id', [`${round * 1000}`]],
  },
  {
    what: 'the same, four columns',
    target: '0.5',
    query: (round) => [
      'SELECT id, lastname, email, department FROM employee WHERE id > ? ORDER BY id',
      [`${round * 1000}`],
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
    prepare: (account, round) =>
      account.rows.update('employee', account.rows.ids('employee')[round] ?? 0, { title: 'Changed' }),
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
  const account = await openAccount();
  /** @type {(query: Query) => Page} */
  const ask = ([query, params]) => {
    const page = account.engine.run(
      { query, params, limit: PAGE_ROWS, offset: 0, unstableOrder: true },
      SEES_ALL,
    );
    if (page.kind !== 'page')
      throw new Error(`Failed to measure "${query}": ${page.reason}. Correct the query.`);
    return page;
  };
  // Rows are made when they are first read.
  ask(['SELECT COUNT(comments) FROM employee', []]);
  return CASES.map(({ what, target, prepare, query }) => {
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      prepare?.(account, round);
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

/** @returns {Promise<Account>} */
async function openAccount() {
  const file = join(ROOT, 'packages', 'netsuite-mock', 'dist', 'account', 'account.js');
  const { createAccount } = await import(pathToFileURL(file).href);
  return createAccount({
    accountId: 'TSTDRV1234567',
    seed: 1,
    employees: EMPLOYEES,
    dateFormat: 'M/D/YYYY',
    utcOffsetMinutes: 0,
    remembered: 1,
    nowMs: () => Date.UTC(2025, 2, 15),
  });
}
