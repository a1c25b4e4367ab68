import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeSchema, readParams } from './index.js';

const schema = z.strictObject({
  page_size: z.int().min(1).max(200, 'it must be at most 200.').default(200).meta({ title: 'Page size' }),
});

describe('params', () => {
  it('are described by the schema that reads them', () => {
    expect(describeSchema(schema, 'input')).toMatchObject({
      type: 'object',
      properties: {
        page_size: { type: 'integer', minimum: 1, maximum: 200, default: 200, title: 'Page size' },
      },
      additionalProperties: false,
    });
  });

  it('have their defaults', () => {
    expect([readParams(schema, undefined), readParams(schema, { page_size: 5 })]).toEqual([
      { page_size: 200 },
      { page_size: 5 },
    ]);
  });

  it.each([
    [
      { page_size: 201 },
      'Failed to read parameter "page_size": it must be at most 200. Correct the line config:page_size.',
    ],
    [{ page: 1 }, 'Failed to read parameter "page": Unrecognized key: "page". Correct the line config:page.'],
  ])('%j are refused with the line to correct', (params, message) => {
    expect(() => readParams(schema, params)).toThrow(
      expect.objectContaining({ code: 'input/invalid-params', scope: 'stream', retry: 'never', message }),
    );
  });

  it('cannot be read by a schema that has to ask somebody', () => {
    const asking = z.object({}).refine(async () => true);
    const validate = () => Promise.resolve({ value: {} });
    expect(() => readParams({ '~standard': { ...asking['~standard'], validate } }, {})).toThrow(
      /asynchronous/,
    );
  });
});

describe('a schema that is described', () => {
  it('says of records what comes back, and what may be left out', () => {
    const record = z.strictObject({
      id: z.string(),
      hireDate: z.string().nullable().optional().meta({ title: 'Hire date', format: 'date' }),
    });
    expect(describeSchema(record, 'output')).toMatchObject({
      properties: { id: { type: 'string' }, hireDate: { type: ['string', 'null'], format: 'date' } },
      required: ['id'],
    });
  });

  it('must be one that JSON Schema can say', () => {
    expect(() => describeSchema(z.map(z.string(), z.string()), 'output')).toThrow(
      /^Failed to describe a schema: /,
    );
  });
});
