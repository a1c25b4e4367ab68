import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/store.js';
import { createQueryEngine } from '../../src/suiteql/query-engine.js';

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };

const ids = fc.integer({ min: 1, max: 10 });
/** Few instants, so that many rows share one; `null` for a row that has none. */
const instants = fc.option(fc.integer({ min: 0, max: 2 }), { freq: 5 });
const writes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('put' as const), id: ids, at: instants }),
    fc.record({ kind: fc.constant('delete' as const), id: ids, at: instants }),
  ),
  { maxLength: 15 },
);

function write(
  store: Store,
  { kind, id, at }: { kind: 'put' | 'delete'; id: number; at: number | null },
): void {
  const table = store.table('department');
  if (kind === 'delete') table?.delete(id);
  else if (table?.find(id) === undefined) table?.insert({ id, lastmodifieddate: at });
  else table.update(id, { lastmodifieddate: at });
}

interface Row {
  readonly id: number;
  readonly at: number | null;
}

function rowsOf(store: Store): readonly Row[] {
  return Array.from({ length: 10 }, (_, index) => store.table('department')?.find(index + 1)).flatMap(
    (row) =>
      row === undefined ? [] : [{ id: Number(row['id']), at: row['lastmodifieddate'] as number | null }],
  );
}

/** What a client asks to read on, and which rows that means. */
const CONDITIONS: readonly (readonly [
  where: string,
  holds: (row: Row, at: number, id: number) => boolean,
])[] = [
  ['1 = 1', () => true],
  ['lastmodifieddate > {at}', (row, time) => row.at !== null && row.at > time],
  ['lastmodifieddate <= {at}', (row, time) => row.at !== null && row.at <= time],
  ['lastmodifieddate <> {at}', (row, time) => row.at !== null && row.at !== time],
  ['lastmodifieddate = {at} AND id > {id}', (row, time, id) => row.at === time && row.id > id],
  [
    '(lastmodifieddate > {at} OR (lastmodifieddate = {at} AND id > {id}))',
    (row, time, id) => row.at !== null && (row.at > time || (row.at === time && row.id > id)),
  ],
  [
    '(lastmodifieddate < {at} OR ({at} = lastmodifieddate AND {id} >= id))',
    (row, time, id) => row.at !== null && (row.at < time || (row.at === time && row.id <= id)),
  ],
  [
    'lastmodifieddate >= {at} AND id > {id}',
    (row, time, id) => row.at !== null && row.at >= time && row.id > id,
  ],
  ['id > {id} AND id <> 7', (row, _, id) => row.id > id && row.id !== 7],
  ['id IN ({id}, 3, 9)', (row, _, id) => [id, 3, 9].includes(row.id)],
];

const ORDERS = ['id', 'id DESC', 'lastmodifieddate, id', 'lastmodifieddate DESC, id DESC'] as const;

function compare(order: (typeof ORDERS)[number]): (left: Row, right: Row) => number {
  const sign = order.includes('DESC') ? -1 : 1;
  const key = ({ at: time }: Row): number => time ?? Number.MAX_SAFE_INTEGER;
  return (left, right) =>
    sign * ((order.startsWith('last') ? key(left) - key(right) : 0) || left.id - right.id);
}

describe('reading on from a key', () => {
  it('gives what the condition says in its order, however the rows were written between', () => {
    fc.assert(
      fc.property(
        writes,
        fc.array(
          fc.tuple(
            writes,
            fc.constantFrom(...CONDITIONS),
            fc.constantFrom(...ORDERS),
            fc.nat({ max: 3 }),
            ids,
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (first, steps) => {
          const store = createStore({});
          const engine = createQueryEngine({ store, dateFormat: 'YYYY-MM-DD', nowS: () => 0 });
          for (const change of first) write(store, change);
          for (const [changes, [where, holds], order, time, id] of steps) {
            for (const change of changes) write(store, change);
            const instant = `(TO_DATE('1970-01-01', 'YYYY-MM-DD') + ${time} / 86400)`;
            const condition = where.replaceAll('{at}', instant).replaceAll('{id}', String(id));
            const query = `SELECT id FROM department WHERE ${condition} ORDER BY ${order}`;
            const result = engine.run(
              { query, params: [], limit: 1000, offset: 0, unstableOrder: true },
              SEES_ALL,
            );
            const found =
              result.kind === 'page' ? result.rows.map((row) => (JSON.parse(row) as Row).id) : result;
            const wanted = rowsOf(store)
              .filter((row) => holds(row, time, id))
              .sort(compare(order))
              .map((row) => String(row.id));
            expect({ query, found }).toEqual({ query, found: wanted });
          }
        },
      ),
    );
  });
});
