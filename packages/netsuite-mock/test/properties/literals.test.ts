import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/store.js';
import { tokenize } from '../../src/suiteql/lexer.js';
import { createQueryEngine } from '../../src/suiteql/query-engine.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };
const engine = createQueryEngine({ store: createStore({}), dateFormat: 'M/D/YYYY', nowS: () => 0 });

function selected(expression: string, params: readonly string[] = []): unknown {
  const result = engine.run(
    { query: `SELECT ${expression} AS v FROM dual`, params, limit: 1, offset: 0 },
    SEES_ALL,
  );
  return result.kind === 'page' ? JSON.parse(result.rows[0] ?? '{}').v : result;
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", '"', '-', '/', '*', '?', ' ', '\n', 'a', ';') }),
);

describe('a literal', () => {
  it('is one token, whatever it holds', () => {
    fc.assert(
      fc.property(oddText, oddText, (first, second) => {
        const texts = tokenize(`${quoted(first)} , ${quoted(second)}`).map(({ kind, text }) => [kind, text]);
        expect(texts).toEqual([
          ['string', first],
          ['symbol', ','],
          ['string', second],
          ['end', ''],
        ]);
      }),
    );
  });

  it('comes back as it went in, inline or bound', () => {
    const text = oddText.filter((value) => value !== '');
    fc.assert(
      fc.property(text, (value) => {
        expect(selected(quoted(value))).toBe(value);
        expect(selected('?', [value])).toBe(value);
      }),
    );
  });

  it('of a number comes back with the same value in plain digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const text = String(selected(String(value)));
        expect(text).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(text)).toBeCloseTo(value, 6 - Math.ceil(Math.log10(value)));
      }),
    );
  });
});

describe('a query', () => {
  it('of any text is answered, refused or not modelled, and never throws', () => {
    const words = fc.constantFrom(
      ...`SELECT FROM WHERE employee dual id ( ) , = <> < ? 'x' 1 .5 || + - * / AND OR NOT IN BETWEEN LIKE ESCAPE IS NULL
      ORDER BY DESC COUNT MIN TO_CHAR TO_DATE BUILTIN . DF "q" AS JOIN GROUP CASE`.split(/\s+/),
    );
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
      fc.array(words, { maxLength: 15 }).map((parts) => `SELECT id FROM employee WHERE ${parts.join(' ')}`),
    );
    fc.assert(
      fc.property(query, fc.array(fc.string(), { maxLength: 3 }), (text, params) => {
        const result = engine.run({ query: text, params, limit: 10, offset: 0 }, SEES_ALL);
        expect(['page', 'refused', 'not-modelled']).toContain(result.kind);
      }),
      { numRuns: 2000 },
    );
  });
});
