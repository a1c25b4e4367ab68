import type { Json, JsonObject } from '@onlink/core';
import type { SchemaChangeKind } from './schema-rules.js';
import { canonical, type SchemaShape } from './schema-shape.js';

/** Keywords that are compared elsewhere, or mean nothing by themselves. */
const ELSEWHERE = new Set([
  ...[
    '$schema',
    '$id',
    '$defs',
    'type',
    'const',
    'enum',
    'oneOf',
    'anyOf',
    'properties',
    'required',
    'items',
  ],
  'additionalProperties',
]);

/** Keywords for people. Every other `x-` hint belongs to them too. */
const TEXTS = new Set([
  'title',
  'description',
  'examples',
  '$comment',
  'deprecated',
  'readOnly',
  'writeOnly',
]);

const LOWER = new Set(['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties']);
const UPPER = new Set(['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']);
/** Limits of which another one may always refuse what was fine. */
const OTHER_LIMITS = new Set(['pattern', 'multipleOf', 'uniqueItems', 'propertyNames']);

interface KeywordChange {
  readonly kind: SchemaChangeKind;
  readonly path: readonly string[];
  readonly was: string;
  readonly is: string;
}

/** The changes of keywords that say something about one value alone. */
export function keywordChanges(pair: {
  readonly was: SchemaShape;
  readonly is: SchemaShape;
  readonly path: readonly string[];
}): KeywordChange[] {
  const [was, is] = [withoutNoise(pair.was.schema), withoutNoise(pair.is.schema)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !ELSEWHERE.has(name) && canonical(was[name]) !== canonical(is[name]),
  );
  const texts = names.filter(isText).sort();
  const rest = names.filter((name) => !isText(name));
  const { path } = pair;
  return [
    ...(texts.length === 0 ? [] : [{ kind: 'text-changed' as const, path, was: '', is: texts.join(', ') }]),
    ...rest.map((name) => ({ ...judge(name, was[name], is[name]), path })),
  ];
}

function judge(name: string, was: Json | undefined, is: Json | undefined): Omit<KeywordChange, 'path'> {
  const [before, after] = [said(was), said(is)];
  const limits = { was: `${name} ${before}`, is: after };
  const bound = LOWER.has(name) ? -1 : UPPER.has(name) ? 1 : undefined;
  if (bound !== undefined) {
    const widened = (boundOf(is, bound) - boundOf(was, bound)) * bound > 0;
    return { kind: widened ? 'limit-loosened' : 'limit-tightened', ...limits };
  }
  if (OTHER_LIMITS.has(name)) {
    return { kind: is === undefined || is === false ? 'limit-loosened' : 'limit-tightened', ...limits };
  }
  const step = was === undefined ? 'set' : is === undefined ? 'dropped' : 'changed';
  if (name === 'format') return { kind: `format-${step}`, was: before, is: after };
  if (name === 'default') return { kind: 'default-changed', was: before, is: after };
  if (name === 'x-references')
    return { kind: step === 'set' ? 'reference-set' : 'reference-changed', was: before, is: after };
  return { kind: 'keyword-changed', was: name, is: name };
}

/** Where there is no bound, it is infinitely far: below for a lower one (-1), above for an upper one (1). */
function boundOf(value: Json | undefined, side: -1 | 1): number {
  return typeof value === 'number' ? value : side * Number.POSITIVE_INFINITY;
}

/** Bounds at 2^53 - 1 are those of JSON, and a password's form is how a secret is shown. */
function withoutNoise(schema: JsonObject): JsonObject {
  const { minimum, maximum, format, ...rest } = schema;
  return {
    ...rest,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
    ...(format === undefined || format === 'password' ? {} : { format }),
  };
}

function isText(name: string): boolean {
  return TEXTS.has(name) || (name.startsWith('x-') && name !== 'x-references');
}

function said(value: Json | undefined): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : canonical(value);
}
