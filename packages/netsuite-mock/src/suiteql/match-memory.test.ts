import { describe, expect, it } from 'vitest';
import { createStore } from '../store/store.js';
import { createQueryEngine } from './query-engine.js';

const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };
const DAY_S = 86_400;

/** An engine over so many currencies that what a filter leaves is kept; each was modified on a day of its own. */
function largeAccount() {
  let nowS = 30_000 * DAY_S;
  const count = 20_000;
  const store = createStore({
    currency: {
      ids: Int32Array.from({ length: count }, (_, index) => index + 1),
      makeRow: (index) => [
        index + 1,
        `name ${index % 10}`,
        null,
        null,
        null,
        'F',
        2,
        'F',
        null,
        index * DAY_S,
      ],
    },
  });
  const engine = createQueryEngine({ store, dateFormat: 'M/D/YYYY', nowS: () => nowS });
  const total = (query: string, params: readonly string[] = []): number | undefined => {
    const result = engine.run({ query, params, limit: 1, offset: 0 }, SEES_ALL);
    return result.kind === 'page' ? result.total : undefined;
  };
  return {
    total,
    currency: store.table('currency'),
    setClock: (days: number) => {
      nowS = days * DAY_S;
    },
  };
}

describe('what a query left is kept, and', () => {
  it.each(['id', 'name, id'])('forgotten with the next write (ORDER BY %s)', (order) => {
    const { total, currency } = largeAccount();
    const query = `SELECT id FROM currency WHERE name = 'name 1' ORDER BY ${order}`;
    expect(total(query)).toBe(2000);
    currency?.update(1, { name: 'name 1' });
    expect(total(query)).toBe(2001);
    currency?.delete(2);
    expect(total(query)).toBe(2000);
    currency?.insert({ name: 'name 1' });
    expect(total(query)).toBe(2001);
  });

  it.each(['id', 'name, id'])('told apart by the values bound (ORDER BY %s)', (order) => {
    const { total } = largeAccount();
    const query = `SELECT id FROM currency WHERE name = ? AND id > ? ORDER BY ${order}`;
    expect(total(query, ['name 1', '0'])).toBe(2000);
    expect(total(query, ['name 2', '0'])).toBe(2000);
    expect(total(query, ['none', '0'])).toBe(0);
    expect(total(query, ['name 1', '10'])).toBe(1999);
  });

  it.each(['id', 'name, id'])('never where it depends on the clock (ORDER BY %s)', (order) => {
    const { total, setClock } = largeAccount();
    const query = `SELECT id FROM currency WHERE lastmodifieddate < SYSDATE ORDER BY ${order}`;
    expect(total(query)).toBe(20_000);
    setClock(5);
    expect(total(query)).toBe(5);
  });
});
