import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { parseQ } from '../../src/record/q-parser.js';
import { RECORD_TYPES } from '../../src/record/types/record-types.js';
import { callRecord } from '../support/call-record.js';

/** Inputs tried: a slice in CI, `ONLINK_FUZZ` of them in a soak. */
const INPUTS = Number(process.env['ONLINK_FUZZ'] ?? 20_000);
/** A machine that does other things too takes some milliseconds an input. */
const PATIENCE_MS = 60_000 + INPUTS * 10;

const names = fc.constantFrom(
  ...new Set(
    RECORD_TYPES.flatMap(({ fields, sublists }) => [...fields, ...sublists].map(({ name }) => name)),
  ),
  'items',
  'id',
  'refName',
  'externalId',
  'line',
  'orderLine',
  'quantity',
  'rate',
  '__proto__',
  'constructor',
  'toString',
);

/** JSON whose members have the names of fields, so that it comes deeper into the service than any JSON would. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      true,
      false,
      '',
      '1',
      '101',
      '5001',
      'T',
      '2025-01-31',
      '9999',
      0,
      1,
      -1,
      1e300,
      5001,
    ),
    fc.string({ maxLength: 12 }),
    fc.double({ noNaN: true }),
    fc.array(tie('json'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(names, tie('json'), { maxKeys: 6 }),
}));

const ids = fc.constantFrom(
  '101',
  '1',
  '5001',
  'eid:HR-101',
  'eid:x',
  'eid:',
  '-1',
  'x',
  '%00',
  '%E0%A4',
  '301',
  '1.5',
);
const queries = fc.constantFrom(
  '',
  '?replace=item,addressBook',
  '?replaceSelectedFields=true&replace=title',
  '?fields=id',
);

describe('any request of the record service', () => {
  it(
    'is answered or refused, and never 500',
    () => {
      const mock = createNetsuiteMock({ employees: 20, now: () => Date.UTC(2025, 2, 15, 12), remembered: 1 });
      const calls = fc.record({
        type: fc.constantFrom(...RECORD_TYPES.map(({ name }) => name)),
        method: fc.constantFrom('POST', 'PATCH', 'PATCH', 'PUT', 'DELETE', 'GET'),
        id: ids,
        query: queries,
        body: fc.oneof({ weight: 20, arbitrary: json }, { weight: 1, arbitrary: fc.string() }),
        transform: fc.constantFrom('', '', '', '/!transform/vendorBill', '/!transform/itemReceipt'),
      });
      fc.assert(
        fc.property(calls, ({ type, method, id, query, body, transform }) => {
          const place = method === 'POST' && transform === '' ? type : `${type}/${id}${transform}`;
          const { status } = callRecord(mock, { method, path: place + query, body });
          expect([200, 204, 400, 403, 404, 405, 501]).toContain(status);
        }),
        { numRuns: INPUTS },
      );
    },
    PATIENCE_MS,
  );
});

describe('any q', () => {
  const words = fc.constantFrom(
    'firstName',
    'IS',
    'AND',
    'OR',
    '(',
    ')',
    '[',
    ']',
    ',',
    '"',
    '1',
    'EMPTY',
    'BETWEEN',
    '\\',
    'IS_NOT',
  );

  it(
    'is parsed or not, and never throws',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string(),
            fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' ')),
          ),
          (q) => {
            const parsed = parseQ(q);
            expect(parsed === undefined || typeof parsed.kind === 'string').toBe(true);
          },
        ),
        { numRuns: INPUTS },
      );
    },
    PATIENCE_MS,
  );

  it('is not parsed where it nests without end', () => {
    expect(parseQ(`${'('.repeat(100_000)}id EMPTY${')'.repeat(100_000)}`)).toBeUndefined();
    expect(parseQ(`${'('.repeat(90)}id EMPTY${')'.repeat(90)}`)).toBeDefined();
  });
});
