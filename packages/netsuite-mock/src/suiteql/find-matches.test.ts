import { describe, expect, it } from 'vitest';
import type { RowSource } from '../store/row-source.js';
import { createStore } from '../store/store.js';
import { createQueryEngine } from './query-engine.js';
import type { QueryResult } from './query-request.js';

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };

/** An engine over `count` currencies with the ids 1, 2, 3..., and how many rows were made for it. */
function engineOver(count: number) {
  let made = 0;
  const currency: RowSource = {
    ids: Int32Array.from({ length: count }, (_, index) => index + 1),
    makeRow(index) {
      made += 1;
      return [index + 1, `name ${index % 10}`, null, null, null, index % 2 === 0 ? 'T' : 'F'];
    },
  };
  const engine = createQueryEngine({
    store: createStore({ currency }),
    dateFormat: 'M/D/YYYY',
    nowS: () => 0,
  });
  const run = (query: string, params: readonly string[] = [], limit = 1000): QueryResult =>
    engine.run({ query, params, limit, offset: 0 }, SEES_ALL);
  return { run, made: () => made };
}

const idsOf = (result: QueryResult): readonly number[] =>
  result.kind === 'page' ? result.rows.map((row) => Number(JSON.parse(row).id)) : [];

describe('a page by keyset', () => {
  it.each([100_000, 400_000])('makes the rows of the page and not those of the table of %i', (count) => {
    const { run, made } = engineOver(count);
    const result = run('SELECT id, name FROM currency WHERE id > ? ORDER BY id', [String(count - 50_000)]);
    expect(result).toMatchObject({ kind: 'page', total: 50_000 });
    expect(idsOf(result)).toHaveLength(1000);
    expect(made()).toBeLessThanOrEqual(3 * 1024);
  });

  it('makes no row to count or to find the least and the largest id', () => {
    const { run, made } = engineOver(400_000);
    const result = run('SELECT COUNT(*) AS n, MIN(id) AS low, MAX(id) AS high FROM currency WHERE id > 5');
    expect(result).toMatchObject({ rows: ['{"links":[],"n":"399995","low":"6","high":"400000"}'] });
    expect(made()).toBe(0);
  });

  it('reads the table once for a filter, however many pages follow', () => {
    const { run, made } = engineOver(100_000);
    const q = "SELECT id FROM currency WHERE isbasecurrency = 'T' AND id > ? ORDER BY id";
    let last = 0;
    let rows = 0;
    while (rows <= 50_000) {
      const ids = idsOf(run(q, [String(last)]));
      if (ids.length === 0) break;
      rows += ids.length;
      last = ids.at(-1) ?? 0;
    }
    expect(rows).toBe(50_000);
    expect(made()).toBe(100_000);
  });

  it('finds within a filtered range what it finds in the whole', () => {
    const { run } = engineOver(60_000);
    const whole = idsOf(run("SELECT id FROM currency WHERE name = 'name 7' ORDER BY id", [], 6000));
    const low = whole[1000] ?? 0;
    const high = whole[4000] ?? 0;
    const between = (order: string) =>
      idsOf(
        run(
          `SELECT id FROM currency WHERE name = 'name 7' AND id BETWEEN ${low} AND ${high} ORDER BY id ${order}`,
          [],
          6000,
        ),
      );
    expect(between('ASC')).toEqual(whole.slice(1000, 4001));
    expect(between('DESC')).toEqual(whole.slice(1000, 4001).reverse());
  });
});
