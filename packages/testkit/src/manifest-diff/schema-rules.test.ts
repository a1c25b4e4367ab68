import type { JsonObject } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { anObject } from '../../test/a-manifest.js';
import type { Impact } from './difference.js';
import { schemaChanges } from './schema-changes.js';
import { SCHEMA_RULES, type SchemaChangeKind } from './schema-rules.js';

const text: JsonObject = { type: 'string' };
const closed = (properties: JsonObject): JsonObject => ({ ...anObject(properties), required: ['it'] });
const option = (kind: string, more: JsonObject = {}): JsonObject =>
  anObject({ kind: { const: kind }, ...more });

type Case = readonly [kind: SchemaChangeKind, input: Impact, output: Impact, was: JsonObject, is: JsonObject];

/** What is done to one field, `it`; the whole schema where it says `properties`. */
const CASES: readonly Case[] = [
  ['field-added', 'addition', 'addition', anObject({}), anObject({ it: text })],
  ['required-field-added', 'breaking', 'addition', anObject({}), closed({ it: text })],
  ['field-removed', 'breaking', 'breaking', closed({ it: text }), anObject({})],
  ['made-required', 'breaking', 'addition', anObject({ it: text }), closed({ it: text })],
  ['made-optional', 'addition', 'breaking', closed({ it: text }), anObject({ it: text })],
  ['type-widened', 'addition', 'breaking', { type: 'integer' }, { type: 'number' }],
  ['type-widened', 'addition', 'breaking', text, { anyOf: [text, { type: 'null' }] }],
  ['type-narrowed', 'breaking', 'addition', { type: ['string', 'null'] }, text],
  ['type-changed', 'breaking', 'breaking', text, { type: 'boolean' }],
  ['choice-added', 'addition', 'addition', { enum: ['a'] }, { anyOf: [{ const: 'a' }, { const: 'b' }] }],
  ['choice-removed', 'breaking', 'addition', { enum: ['a', 'b'] }, { type: 'string', const: 'a' }],
  ['choices-set', 'breaking', 'addition', text, { type: 'string', enum: ['a'] }],
  ['choices-lifted', 'addition', 'breaking', { enum: ['a'] }, text],
  ['limit-tightened', 'breaking', 'patch', text, { ...text, minLength: 1 }],
  ['limit-tightened', 'breaking', 'patch', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }],
  ['limit-tightened', 'breaking', 'patch', { ...text, pattern: 'a' }, { ...text, pattern: 'b' }],
  ['limit-loosened', 'addition', 'addition', { ...text, minLength: 2 }, { ...text, minLength: 1 }],
  ['limit-loosened', 'addition', 'addition', { ...text, maxLength: 9 }, text],
  ['limit-loosened', 'addition', 'addition', { ...text, pattern: 'a' }, text],
  ['format-set', 'breaking', 'addition', text, { ...text, format: 'date' }],
  ['format-dropped', 'addition', 'breaking', { ...text, format: 'date' }, text],
  ['format-changed', 'breaking', 'breaking', { ...text, format: 'date' }, { ...text, format: 'time' }],
  ['closed', 'breaking', 'addition', { type: 'object', properties: {} }, anObject({})],
  ['opened', 'addition', 'addition', anObject({}), { type: 'object', properties: {} }],
  ['default-changed', 'addition', 'patch', { ...text, default: 'a' }, { ...text, default: 'b' }],
  [
    'alternative-added',
    'addition',
    'breaking',
    { oneOf: [option('a'), option('b')] },
    { oneOf: [option('a'), option('b'), option('c')] },
  ],
  [
    'alternative-removed',
    'breaking',
    'addition',
    { oneOf: [option('a'), option('b'), option('c')] },
    { oneOf: [option('c'), option('b')] },
  ],
  ['reference-set', 'patch', 'addition', text, { ...text, 'x-references': 'team' }],
  ['reference-changed', 'breaking', 'breaking', { ...text, 'x-references': 'team' }, text],
  ['text-changed', 'patch', 'patch', { ...text, title: 'A' }, { ...text, description: 'B', 'x-ui': {} }],
  ['keyword-changed', 'breaking', 'breaking', text, { ...text, contentEncoding: 'base64' }],
];

describe('the rules on a schema', () => {
  it.each(CASES)(
    '%s is %s for what is entered and %s for what comes back',
    (kind, input, output, was, is) => {
      const inField = (schema: JsonObject) => ('properties' in schema ? schema : closed({ it: schema }));
      const changes = schemaChanges(inField(was), inField(is), 'input');
      expect(changes.map((change) => change.kind)).toEqual([kind]);
      expect(SCHEMA_RULES[kind]).toMatchObject({ input, output });
    },
  );

  it('have a test each', () => {
    expect([...new Set(CASES.map(([kind]) => kind))].sort()).toEqual(Object.keys(SCHEMA_RULES).sort());
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['null', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
    ['a choice', { enum: ['a', 'b'] }, { oneOf: [{ const: 'b' }, { const: 'a' }] }],
    ['a reference', closed({ it: text }), { ...closed({ it: { $ref: '#/$defs/T' } }), $defs: { T: text } }],
    ['a whole number', { type: 'integer', minimum: Number.MIN_SAFE_INTEGER }, { type: 'integer' }],
    ['several types', { type: ['string', 'boolean'] }, { anyOf: [{ type: 'boolean' }, text] }],
    ['an open object', { type: 'object' }, { type: 'object', additionalProperties: {} }],
    ['a secret', text, { ...text, format: 'password' }],
  ])('see no difference between two spellings of %s', (_, was, is) => {
    expect(schemaChanges(was, is, 'input')).toEqual([]);
  });

  it('take a field with a default as one that need not be entered, and that comes back all the same', () => {
    const withDefault = closed({ it: { ...text, default: 'a' } });
    expect(schemaChanges(anObject({}), withDefault, 'input').map(({ kind }) => kind)).toEqual([
      'field-added',
    ]);
    expect(schemaChanges(closed({ it: text }), withDefault, 'output').map(({ kind }) => kind)).toEqual([
      'default-changed',
    ]);
  });

  it('look into lists, maps and alternatives, and name the place', () => {
    const around = (inner: JsonObject) =>
      anObject({
        list: { type: 'array', items: inner },
        map: { type: 'object', additionalProperties: inner },
        one: { oneOf: [option('a', { x: inner }), option('b')] },
      });
    const changes = schemaChanges(around(text), around({ type: 'boolean' }), 'input');
    expect(changes.map(({ path }) => path.join('.'))).toEqual(['list.[]', 'map.*', 'one.kind "a".x']);
  });

  it.each([
    ['directly', { $ref: '#/$defs/Node' }],
    ['beside null', { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] }],
    ['among alternatives', { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'array', items: { $ref: '#' } }] }],
  ])('end where a schema contains itself %s', (_, inner) => {
    const tree = (type: string) => ({
      ...anObject({ next: inner }),
      $defs: { Node: anObject({ name: { type }, next: inner }) },
    });
    expect(schemaChanges(tree('string'), tree('string'), 'output')).toEqual([]);
    expect(schemaChanges(tree('string'), tree('boolean'), 'output')[0]).toMatchObject({
      kind: 'type-changed',
    });
  });
});
