import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/store.js';
import { createQueryEngine } from '../../src/suiteql/query-engine.js';
import { CORPUS } from '../generated/corpus.js';

/** Inputs tried: a slice in CI, `ONLINK_FUZZ` of them in a soak. */
const INPUTS = Number(process.env['ONLINK_FUZZ'] ?? 20_000);

const store = createStore({});
for (const table of ['employee', 'department', 'location']) {
  store.table(table)?.insert({ id: 1 });
  store.table(table)?.insert({ id: 2, lastmodifieddate: 0 });
}
const engine = createQueryEngine({ store, dateFormat: 'M/D/YYYY', nowS: () => 1_700_000_000 });
const SEES_ALL = { isTableVisible: () => true, isColumnVisible: () => true };

const words = CORPUS.flatMap((query) => query.split(/\b/));
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '(',
      ')',
      ',',
      '.',
      "'",
      '"',
      '?',
      '*',
      '||',
      '--',
      '/*',
      '((((',
      ' = ',
      '\0',
      '😀',
    ),
  },
);
const place = fc.double({ min: 0, max: 1, noNaN: true });

/** One change to a text: pieces taken out, put in, said twice, or another query's end. */
const mutation: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.tuple(place, word).map(([at, piece]) => (text: string) => {
    const cut = Math.floor(at * text.length);
    return `${text.slice(0, cut)} ${piece} ${text.slice(cut)}`;
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 12 })).map(([at, length]) => (text: string) => {
    const cut = Math.floor(at * text.length);
    return text.slice(0, cut) + text.slice(cut + length);
  }),
  fc.tuple(place, place).map(([from, to]) => (text: string) => {
    const [low = 0, high = 0] = [from, to]
      .map((at) => Math.floor(at * text.length))
      .sort((left, right) => left - right);
    return text.slice(0, high) + text.slice(low);
  }),
  fc.tuple(place, fc.constantFrom(...CORPUS)).map(
    ([at, other]) =>
      (text: string) =>
        text.slice(0, Math.floor(at * text.length)) + other.slice(Math.floor(at * other.length)),
  ),
  fc.tuple(place, fc.constantFrom(...CORPUS)).map(([at, other]) => (text: string) => {
    const cut = Math.floor(at * text.length);
    return `${text.slice(0, cut)}(${other})${text.slice(cut)}`;
  }),
);

const mutated = fc
  .tuple(fc.constantFrom(...CORPUS), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([query, mutations]) => mutations.reduce((text, mutate) => mutate(text), query));

const inputs = fc.oneof(
  { weight: 8, arbitrary: mutated },
  { weight: 1, arbitrary: fc.array(word, { maxLength: 40 }).map((pieces) => pieces.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

function assertAnswered(query: string): void {
  const params = Array.from({ length: query.split('?').length - 1 }, () => '1');
  const result = engine.run({ query, params, limit: 10, offset: 0, unstableOrder: true }, SEES_ALL);
  expect(['page', 'refused', 'not-modelled']).toContain(result.kind);
}

describe('a query that is random or broken', () => {
  it(
    `is answered or refused, and never throws, over ${INPUTS} inputs`,
    () => {
      fc.assert(fc.property(inputs, assertAnswered), { numRuns: INPUTS });
    },
    Math.max(60_000, INPUTS * 20),
  );

  it.each([
    ['parentheses', (count: number) => `SELECT ${'('.repeat(count)}1${')'.repeat(count)} FROM dual`],
    [
      'sub-selects',
      (count: number) => `SELECT ${'(SELECT '.repeat(count)}1${' FROM dual)'.repeat(count)} FROM dual`,
    ],
    ['NOTs', (count: number) => `SELECT id FROM employee WHERE ${'NOT '.repeat(count)}id = 1`],
    ['signs', (count: number) => `SELECT ${'- '.repeat(count)}1 FROM dual`],
    ['sums', (count: number) => `SELECT 1${' + 1'.repeat(count)} FROM dual`],
    ['joined texts', (count: number) => `SELECT 'a'${" || 'b'".repeat(count)} FROM dual`],
    ['conditions', (count: number) => `SELECT id FROM employee WHERE id = 1${' OR id = 2'.repeat(count)}`],
    ['UNIONs', (count: number) => `SELECT 1 FROM dual${' UNION ALL SELECT 1 FROM dual'.repeat(count)}`],
    ['joins', (count: number) => `SELECT 1 FROM dual${', dual'.repeat(count)}`],
    [
      'CASEs',
      (count: number) => `SELECT ${'CASE WHEN 1 = 1 THEN '.repeat(count)}1${' END'.repeat(count)} FROM dual`,
    ],
    ['calls', (count: number) => `SELECT ${'ABS('.repeat(count)}1${')'.repeat(count)} FROM dual`],
    ['open quotes', (count: number) => `SELECT ${"'a'' ".repeat(count)} FROM dual`],
    ['open comments', (count: number) => `SELECT ${'/* '.repeat(count)} FROM dual`],
    [
      'groups of a regular expression',
      (count: number) => `SELECT REGEXP_SUBSTR('a', '${'('.repeat(count)}a${')*'.repeat(count)}') FROM dual`,
    ],
    [
      'choices of a regular expression',
      (count: number) => `SELECT REGEXP_SUBSTR('a', 'a${'|a'.repeat(count)}') FROM dual`,
    ],
  ])('of 20,000 %s is answered or refused', (_, make) => {
    assertAnswered(make(20_000));
    assertAnswered(make(90));
  });
});
