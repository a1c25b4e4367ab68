import type { JsonObject } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formFields } from './form-fields.js';
import { shownFields } from './shown-fields.js';

const auth = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('basic'), user: z.string(), note: z.string() })
    .meta({ title: 'Name and password' }),
  z.object({ kind: z.literal('bearer'), token: z.string(), note: z.string() }),
  z.object({
    kind: z.literal('sso'),
    note: z.string().optional(),
    via: z.discriminatedUnion('how', [
      z.object({ how: z.literal('saml'), metadata: z.url() }),
      z.object({ how: z.literal('oidc'), issuer: z.url() }),
    ]),
  }),
]);
const write = (schema: z.ZodType) =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))) as JsonObject;

describe('alternatives in a form', () => {
  const fields = formFields(write(z.object({ auth })));

  it('are a choice of their constant, and fields that depend on it', () => {
    expect(
      fields.map(({ pointer, shownWhen }) => [pointer, shownWhen.flatMap(({ values }) => values)]),
    ).toEqual([
      ['/auth', []],
      ['/auth/kind', []],
      ['/auth/user', ['basic']],
      ['/auth/note', ['basic', 'bearer']],
      ['/auth/token', ['bearer']],
      ['/auth/note', ['sso']],
      ['/auth/via', ['sso']],
      ['/auth/via/how', ['sso']],
      ['/auth/via/metadata', ['sso', 'saml']],
      ['/auth/via/issuer', ['sso', 'oidc']],
    ]);
    expect(fields[1]).toMatchObject({
      kind: 'choice',
      required: true,
      choices: [
        { value: 'basic', label: 'Name and password' },
        { value: 'bearer', label: 'bearer' },
        { value: 'sso', label: 'sso' },
      ],
    });
  });

  it('show only what belongs to the choice', () => {
    const shown = (values: JsonObject) => shownFields(fields, values).map(({ pointer }) => pointer);
    expect(shown({})).toEqual(['/auth', '/auth/kind']);
    expect(shown({ auth: { kind: 'bearer' } })).toEqual(['/auth', '/auth/kind', '/auth/note', '/auth/token']);
    expect(shown({ auth: { kind: 'sso', via: { how: 'oidc' } } }).at(-1)).toBe('/auth/via/issuer');
    expect(shown({ auth: { kind: 'basic', via: { how: 'oidc' } } })).not.toContain('/auth/via/issuer');
  });

  it('may be the whole of it', () => {
    expect(formFields(write(auth))[0]).toMatchObject({ pointer: '/kind', kind: 'choice', order: 1 });
  });

  it('keep to the order over all of them, and say of the choice what its constants have alike', () => {
    const choice = (kind: string) =>
      z.literal(kind).meta({ title: 'Kind', description: 'How', ...(kind === 'a' && { default: 'a' }) });
    const text = (order: number) => z.string().meta({ 'x-ui': { order } });
    const options = z.discriminatedUnion('kind', [
      z.object({ kind: choice('a'), last: text(9), first: text(1) }),
      z.object({ kind: choice('b'), second: text(2), last: text(9) }),
    ]);
    const [asked, ...rest] = formFields(write(options));
    expect(asked).toMatchObject({ label: 'Kind', help: 'How', default: 'a', required: false });
    expect(rest.map(({ pointer }) => pointer)).toEqual(['/first', '/second', '/last']);
  });

  it('count a choice that was not made as its default', () => {
    const options = ['a', 'b'].map((kind) => ({
      type: 'object',
      properties: { kind: { const: kind }, [kind]: { type: 'string' } },
      required: ['kind'],
    }));
    const [, , ofA] = formFields({ oneOf: options });
    const withDefault = formFields({ oneOf: options }).map((field) =>
      field.pointer === '/kind' ? { ...field, default: 'b' } : field,
    );
    expect(ofA?.pointer).toBe('/b');
    expect(shownFields(withDefault, {}).map(({ pointer }) => pointer)).toEqual(['/kind', '/b']);
  });
});

const leaf = fc.constantFrom<JsonObject>(
  { type: 'string' },
  { type: ['integer', 'null'] },
  { type: 'boolean', 'x-ui': { order: 2 } },
  { enum: ['a', 'b'], 'x-ui': { order: 1, group: 'G' } },
  { type: 'array', items: { type: 'number' } },
);
const schemas = fc.letrec<{ object: JsonObject; node: JsonObject }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', maxDepth: 4 }, leaf, tie('object')),
  object: fc
    .dictionary(fc.stringMatching(/^[a-z~/]{1,5}$/), tie('node'), { maxKeys: 5 })
    .map((properties) => ({ type: 'object', properties, additionalProperties: false })),
})).object;

describe('any form', () => {
  it('lists every field of the schema once, numbered from 1, the same each time', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        const fields = formFields(schema);
        expect(fields.map(({ pointer }) => pointer).sort()).toEqual(pointersOf(schema, '').sort());
        expect(fields.map(({ order }) => order)).toEqual(fields.map((_, index) => index + 1));
        expect(formFields(structuredClone(schema))).toEqual(fields);
      }),
    );
  });
});

function pointersOf(schema: JsonObject, at: string): string[] {
  return Object.entries((schema['properties'] ?? {}) as JsonObject).flatMap(([name, child]) => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [pointer, ...pointersOf(child as JsonObject, pointer)];
  });
}
