import { isFault, type JsonObject } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FormField } from './form-field.js';
import { formFields, formOf } from './form-fields.js';

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
const schemaOf = (schema: z.ZodType): JsonObject =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))) as JsonObject;
const pointers = (fields: readonly FormField[]) => fields.map(({ pointer }) => pointer);

describe('a form', () => {
  it.each<[string, JsonObject, Partial<FormField> & { readonly [key: string]: unknown }]>([
    [
      'a text',
      { type: 'string', maxLength: 9, pattern: '^a' },
      { kind: 'text', maxLength: 9, pattern: '^a' },
    ],
    ['a date', { type: 'string', format: 'date' }, { kind: 'text', format: 'date' }],
    ['a secret', { type: 'string', writeOnly: true, default: 'x', examples: ['y'] }, { kind: 'secret' }],
    ['a number', { type: 'number', minimum: 1.5 }, { kind: 'number', minimum: 1.5 }],
    ['a whole number', { type: 'integer', maximum: 9 }, { kind: 'integer', maximum: 9 }],
    ['yes or no', { type: 'boolean', default: true }, { kind: 'checkbox', default: true }],
    [
      'an enum',
      { type: 'string', enum: ['a', 'b'] },
      {
        kind: 'choice',
        choices: [
          { value: 'a', label: 'a' },
          { value: 'b', label: 'b' },
        ],
      },
    ],
    [
      'named constants',
      { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] },
      {
        kind: 'choice',
        choices: [
          { value: 1, label: 'One' },
          { value: 2, label: '2' },
        ],
      },
    ],
    ['a constant', { const: true }, { kind: 'choice', choices: [{ value: true, label: 'true' }] }],
    ['an empty group', object({}), { kind: 'group' }],
  ])('asks for %s', (_, schema, expected) => {
    const [field, ...more] = formFields(object({ it: schema }, { required: ['it'] }));
    const required = !('default' in schema) || expected.kind === 'secret';
    expect(more).toEqual([]);
    expect(field).toEqual({
      pointer: '/it',
      label: 'It',
      required: required && !('default' in schema),
      nullable: false,
      order: 1,
      shownWhen: [],
      live: false,
      ...expected,
    });
  });

  it('takes label, help and placeholder from the hints first', () => {
    const [field] = formFields(
      object({
        url: {
          type: 'string',
          title: 'Address',
          description: 'Long',
          examples: ['e'],
          'x-ui': { help: 'Short', placeholder: 'https://', options: { action: 'find' } },
        },
      }),
    );
    expect(field).toMatchObject({
      label: 'Address',
      help: 'Short',
      placeholder: 'https://',
      examples: ['e'],
    });
  });

  it('makes a label of the name where there is no title', () => {
    const fields = formFields(object({ page_size: { type: 'integer' }, accountId: { type: 'string' } }));
    expect(fields.map(({ label }) => label)).toEqual(['Page size', 'Account id']);
  });

  it('keeps to order, then to the schema, and keeps groups together', () => {
    const at = (order?: number, group?: string): JsonObject => ({
      type: 'string',
      'x-ui': { ...(order === undefined ? {} : { order }), ...(group === undefined ? {} : { group }) },
    });
    const fields = formFields(
      object({ z: at(), y: at(), c: at(3, 'A'), b: at(2, 'B'), a: at(1, 'A'), d: { type: 'string' } }),
    );
    expect(pointers(fields)).toEqual(['/a', '/c', '/b', '/z', '/y', '/d']);
    expect(fields.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(fields.map(({ group }) => group)).toEqual(['A', 'A', 'B', undefined, undefined, undefined]);
  });

  it('escapes names in pointers, and lists nested objects after their heading', () => {
    const inner = object({ 'a/b~c': { type: 'string' } }, { title: 'Proxy', 'x-ui': { group: 'Advanced' } });
    const fields = formFields(object({ proxy: inner }));
    expect(fields).toMatchObject([
      { kind: 'group', pointer: '/proxy', label: 'Proxy', required: false },
      { kind: 'text', pointer: '/proxy/a~1b~0c', group: 'Advanced' },
    ]);
  });

  it('asks for the entries of lists and maps', () => {
    const fields = formFields(
      object({
        tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
        hosts: { type: 'array', items: object({ name: { type: 'string' } }) },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
      }),
    );
    expect(fields).toMatchObject([
      { kind: 'list', pointer: '/tags', minItems: 1, items: [{ kind: 'text', pointer: '/tags/-' }] },
      { kind: 'list', items: [{ kind: 'text', pointer: '/hosts/-/name', order: 1 }] },
      { kind: 'map', items: [{ kind: 'text', pointer: '/headers/-' }] },
    ]);
  });

  it('knows a null beside a type in each of its spellings, and then requires nothing', () => {
    const fields = formFields(
      object(
        {
          a: { type: ['string', 'null'] },
          b: { anyOf: [{ type: 'integer' }, { type: 'null' }], title: 'B' },
          c: { enum: ['x', null] },
        },
        { required: ['a', 'b', 'c'] },
      ),
    );
    expect(fields.map(({ kind, nullable, required }) => [kind, nullable, required])).toEqual([
      ['text', true, false],
      ['integer', true, false],
      ['choice', true, false],
    ]);
  });

  it('reads what zod writes, references and the bounds of safe integers among it', () => {
    const schema = schemaOf(
      z.object({
        size: z.int(),
        shared: z.string().meta({ id: 'Shared', title: 'Shared' }),
        day: z.iso.date().nullable(),
        mode: z.union([z.literal('fast'), z.literal('slow')]).default('fast'),
        extra: z.object({ a: z.string() }).nullable().default(null),
        map: z.record(z.string(), z.int()),
      }),
    );
    expect(formFields(schema)).toMatchObject([
      { kind: 'integer', pointer: '/size', required: true },
      { kind: 'text', pointer: '/shared', label: 'Shared' },
      { kind: 'text', pointer: '/day', format: 'date', nullable: true },
      { kind: 'choice', pointer: '/mode', default: 'fast', required: false },
      { kind: 'group', pointer: '/extra', nullable: true, default: null },
      { kind: 'text', pointer: '/extra/a' },
      { kind: 'map', pointer: '/map' },
    ]);
    expect(formFields(schema)[0]).not.toHaveProperty('maximum');
  });

  it('marks secrets by pointer and fields with live choices by name', () => {
    const config = { version: 1, schema: object({ key: { type: 'string' } }), secrets: ['/key'] };
    expect(formOf(config)).toMatchObject([{ kind: 'secret', pointer: '/key' }]);
    expect(formFields(config.schema, [], ['key'])).toMatchObject([{ kind: 'text', live: true }]);
  });

  it.each<[string, JsonObject, string, RegExp]>([
    ['a tuple', { type: 'array', prefixItems: [] }, '/it', /tuple/],
    ['joined schemas', { allOf: [] }, '/it', /allOf/],
    ['a negation', { not: {} }, '/it', /\(not\)/],
    ['a condition', { if: {}, type: 'string' }, '/it', /condition/],
    ['names by pattern', { type: 'object', patternProperties: {} }, '/it', /patterns/],
    ['no type', {}, '/it', /no type/],
    ['several types', { type: ['string', 'number', 'null'] }, '/it', /several types/],
    ['an unknown type', { type: 'blob' }, '/it', /"blob" is unknown/],
    ['only null', { anyOf: [{ type: 'null' }] }, '/it', /only be null/],
    ['mixed alternatives', { anyOf: [{ type: 'string' }, { type: 'object' }] }, '/it', /several kinds/],
    ['alternatives alike', { oneOf: [object({ a: {} }), object({ b: {} })] }, '/it', /nothing tells apart/],
    ['a lost reference', { $ref: '#/$defs/Lost' }, '/it', /leads nowhere/],
    ['a schema in itself', { $ref: '#/$defs/Loop' }, '/it/loop', /contains itself/],
    ['a free object', { type: 'object' }, '/it', /no fields/],
    ['a list of anything', { type: 'array' }, '/it/-', /no type/],
    [
      'fields beside its own',
      object({}, { additionalProperties: { type: 'string' } }),
      '/it',
      /beside those/,
    ],
    ['a number as a secret', { type: 'number', writeOnly: true }, '/it', /secret and no text/],
    ['a hint of another type', { type: 'string', 'x-ui': { order: '1' } }, '/it', /x-ui\.order is no number/],
    ['a refusal deep inside', object({ 'a/b': object({ c: {} }) }), '/it/a~1b/c', /no type/],
  ])('refuses %s in one line that names the field', (_, schema, pointer, reason) => {
    const root = object({ it: schema }, { $defs: { Loop: object({ loop: { $ref: '#/$defs/Loop' } }) } });
    const fault = faultOf(() => formFields(root));
    expect(fault.code).toBe('form/not-renderable');
    expect(fault.message).toMatch(reason);
    expect(fault.message).not.toContain('\n');
    expect(fault.fix?.pointer?.startsWith(pointer)).toBe(true);
    expect(fault.message).toContain(`field "${fault.fix?.pointer}"`);
  });

  it('refuses what is no object, and a secret that is nowhere', () => {
    expect(faultOf(() => formFields({ type: 'string' })).message).toMatch(/field "\/": it is no object/);
    expect(faultOf(() => formFields(object({}), ['/lost'])).fix?.pointer).toBe('/lost');
  });
});

function faultOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
